using Glimpse.Models.Torch;
using Glimpse.Training.Loop;
using Xunit;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class ChoiceLossTests(TorchFixture fixture)
{
    private readonly TorchThread thread = fixture.Thread;

    [Fact]
    public void The_loss_is_the_cross_entropy_of_the_shares_of_the_alternatives_alone()
    {
        // Two groups of a sample that counts elsewhere and three alternatives.
        float[] logits = [9, 1, 2, 0, -9, 0.5f, 0.5f, -1];
        float[] targets = [1, 1, 0.5f, 0, 0, 0, 0, 1];
        var batch = new TrainingBatch([], targets, [], GroupSize: 4, Alternatives: 3);
        var loss = thread.Run(() =>
            (double)ChoiceLoss.Of(tensor(logits), tensor(targets), batch, weight: 2).item<float>());
        var first = -(((2.0 / 3) * LogShare(1, 1, 2, 0)) + ((1.0 / 3) * LogShare(2, 1, 2, 0)));
        var second = -LogShare(-1, 0.5, 0.5, -1);
        Assert.Equal(2 * (first + second) / 2, loss, 5);
    }

    [Fact]
    public void Groups_stay_together_in_a_shuffled_epoch()
    {
        var set = new GroupedSet(groups: 11, size: 3);
        var options = new TrainingOptions
        {
            Objective = TrainingObjective.Classification,
            GridSize = 1,
            BatchSize = 8,
            Rotate = false,
        };
        var batches = BatchSource.Training(set, options, channels: 1, epoch: 0, firstStep: 0).ToList();
        Assert.Equal(BatchSource.Steps(set, options), batches.Count);
        Assert.All(
            batches,
            batch =>
                Assert.All(batch.Targets.Chunk(3), group => Assert.Equal([group[0], group[0] + 1, group[0] + 2], group))
        );
        Assert.Equal(Enumerable.Range(0, 33).Select(i => (float)i), batches.SelectMany(batch => batch.Targets).Order());
    }

    private static double LogShare(double of, params double[] all) => of - Math.Log(all.Sum(Math.Exp));

    private sealed class GroupedSet(int groups, int size) : ITrainingSet
    {
        public int Count => groups * size;

        public int GroupSize => size;

        public void Fill(int epoch, int index, Span<float> voxels, Span<float> targets) => targets[0] = index;
    }
}
