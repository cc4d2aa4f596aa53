using Glimpse.Models.Torch;
using Glimpse.Training.Loop;
using Xunit;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models;

/// <summary>What is asked of the samples of a group among themselves.</summary>
[Collection(TorchTests.Name)]
public sealed class PairwiseLossTests(TorchFixture fixture)
{
    // Two groups of a complex, its twin and two poses that are to lie lower.
    private static readonly float[] Outputs = [7, 6.5f, 3, 8, 5, 5.25f, 5, 4];

    private static readonly TrainingBatch Batch = new([], [], [], GroupSize: 4, Alternatives: 2) { Twins = 1 };

    private readonly TorchThread thread = fixture.Thread;

    [Fact]
    public void Each_lower_pose_is_held_against_the_first_of_its_group()
    {
        var loss = thread.Run(() => (double)RankingLoss.Of(tensor(Outputs), Batch, margin: 1, weight: 3).item<float>());
        double[] differences = [4, -1, 0, 1];
        Assert.Equal(3 * differences.Average(difference => Math.Log(1 + Math.Exp(1 - difference))), loss, 5);
    }

    [Fact]
    public void Twins_are_to_have_one_answer()
    {
        var loss = thread.Run(() => (double)ConsistencyLoss.Of(tensor(Outputs), Batch, weight: 2).item<float>());
        Assert.Equal(2 * ((0.25 + 0.0625) / 2), loss, 6);
    }
}
