using System.Runtime.InteropServices;
using Glimpse.Core;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Glimpse.Tests.Training;
using Glimpse.Training.Loop;
using Xunit;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class TrainerTests(TorchFixture fixture) : IDisposable
{
    private static readonly TrainingOptions Options = new()
    {
        Objective = TrainingObjective.Classification,
        GridSize = 8,
        Epochs = 4,
        BatchSize = 8,
        LearningRate = 1e-2,
        Patience = 10,
    };

    private readonly TorchThread thread = fixture.Thread;
    private readonly string root = Directory.CreateTempSubdirectory("glimpse-training").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_classifier_learns_to_tell_two_channels_apart()
    {
        var outcome = Train("classifier", Options with { Epochs = 10 });
        Assert.Equal(1, outcome.Scores!.First);
        Assert.Equal(1, outcome.Scores.Second);
        Assert.True(outcome.Scores.Loss < 0.3);
    }

    [Fact]
    public void A_regression_starts_at_the_offset_given_and_learns_the_rest()
    {
        var options = Options with { Objective = TrainingObjective.Regression, InitialOutput = 5.5, Epochs = 10 };
        Assert.InRange(Train("regression", options).Scores!.First, 0, 0.3);
    }

    [Fact]
    public void The_best_weights_make_a_model_that_loads_and_predicts()
    {
        var outcome = Train("model", Options);
        File.Copy(outcome.WeightsPath, Path.Combine(root, "model", ModelFolder.WeightsName));
        using var model = LoadedModel.Load(ModelFolder.Write(Path.Combine(root, "model"), TinyModel.Manifest), thread);
        var blobs = new BlobSet(10, 99, TrainingObjective.Classification);
        for (var i = 0; i < blobs.Count; i++)
        {
            var voxels = new float[16 * 8 * 8 * 8];
            var target = blobs.Fill(0, i, voxels);
            Assert.Equal(target > 0.5, model.Predict([voxels])[0] > 0);
        }
    }

    [Fact]
    public void A_training_cancelled_in_mid_epoch_goes_on_to_the_same_bits()
    {
        Train("whole", Options);
        using (var stop = new CancellationTokenSource())
        {
            var progress = new Reporter(report =>
            {
                if (report is { Epoch: 1, Step: 2 })
                    stop.Cancel();
            });
            Assert.Throws<OperationCanceledException>(() => Train("cut", Options, progress: progress, stop: stop));
        }

        Train("cut", Options);
        AssertSameEnd("whole", "cut");
    }

    [Fact]
    public void A_training_cancelled_while_it_validates_stops_there_and_goes_on_to_the_same_bits()
    {
        Train("whole", Options);
        using (var stop = new CancellationTokenSource())
        {
            var validation = new CancellingSet(new BlobSet(20, 2, Options.Objective), stop, sample: 21);
            Assert.Throws<OperationCanceledException>(() => Train("cut", Options, stop: stop, validation: validation));
        }

        Assert.True(
            TrainingState.Parse(SafeTensors.Read(Path.Combine(root, "cut", "checkpoint.safetensors")).Metadata)
                is { Epoch: 1, Step: 6 });
        Train("cut", Options);
        AssertSameEnd("whole", "cut");
    }

    [Fact]
    public void A_training_that_died_without_a_word_goes_on_from_its_last_checkpoint_to_the_same_bits()
    {
        Train("whole", Options);
        Assert.Throws<TimeoutException>(() => Train("killed", Options, failAfter: 100));
        Assert.True(
            TrainingState.Parse(SafeTensors.Read(Path.Combine(root, "killed", "checkpoint.safetensors")).Metadata)
                is { Epoch: 2, Step: 0 });
        Train("killed", Options);
        AssertSameEnd("whole", "killed");
    }

    [Fact]
    public void A_checkpoint_of_other_options_is_refused()
    {
        Train("options", Options with { Epochs = 1 });
        var failure = Assert.Throws<GlimpseException>(() =>
            Train("options", Options with { Epochs = 1, LearningRate = 0.5 }));
        Assert.Equal(GlimpseErrorCode.BadUsage, failure.Code);
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_and_what_to_do_is_about_checkpoints()
    {
        Train("damaged", Options with { Epochs = 1 });
        var path = Path.Combine(root, "damaged", "checkpoint.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..1000]);
        var failure = Assert.Throws<GlimpseException>(() => Train("damaged", Options with { Epochs = 2 }));
        Assert.Contains("remove it", failure.Remedy);
    }

    [Fact]
    public void Training_stops_when_patience_ends()
    {
        // At a rate of nothing the first epoch stays the best but for drifting statistics; patience is one epoch.
        var options = Options with { Epochs = 50, LearningRate = 0, Patience = 1, Rotate = false };
        Assert.InRange(Train("patience", options).EpochsDone, 2, 49);
    }

    [Fact]
    public void The_log_has_one_line_an_epoch()
    {
        Train("log", Options);
        var lines = File.ReadAllLines(Path.Combine(root, "log", "log.csv"));
        Assert.StartsWith("epoch,", lines[0], StringComparison.Ordinal);
        Assert.Equal(["0", "1", "2", "3"], lines[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void What_lay_in_memory_before_does_not_reach_a_training()
    {
        thread.Run(FillFreedMemoryWithNaN);
        Train("memory", Options);
    }

    [Fact]
    public void A_training_leaves_nothing_but_TorchSharps_miscount_of_parameters()
    {
        var before = TorchThread.LiveTensors;
        Train("tensors", Options with { Epochs = 1 });
        Assert.Equal(before + TinyModel.ParameterCount, TorchThread.LiveTensors);
    }

    /// <summary>Else they would go while another test counts.</summary>
    [Fact]
    public void A_training_that_is_refused_leaves_no_tensors_to_the_garbage_collector()
    {
        Train("refused", Options with { Epochs = 1 });
        var before = TorchThread.LiveTensors;
        Assert.Throws<GlimpseException>(() => Train("refused", Options with { Epochs = 1, LearningRate = 0.5 }));
        Assert.Equal(before + TinyModel.ParameterCount, TorchThread.LiveTensors);
    }

    [Fact]
    public void A_training_that_starts_from_anothers_weights_has_them_but_for_the_head()
    {
        Train("first", Options with { Epochs = 1 });
        var first = Path.Combine(root, "first", "best.safetensors");
        var options = Options with { Epochs = 1, LearningRate = 0, Seed = Options.Seed + 1 };
        using (var trainer = new Trainer(TinyModel.Architecture, options, Path.Combine(root, "next"), thread, first))
            trainer.Train(
                new BlobSet(42, 1, options.Objective),
                new BlobSet(20, 2, options.Objective),
                cancellation: TestContext.Current.CancellationToken);
        var (given, taken) = (
            SafeTensors.Read(first).Tensors,
            SafeTensors.Read(Path.Combine(root, "next", "best.safetensors")).Tensors);
        string[] weights = [.. given.Keys.Where(name => name.EndsWith(".weight", StringComparison.Ordinal))];
        Assert.NotEmpty(weights);
        Assert.All(
            weights,
            name =>
                Assert.Equal(
                    !name.StartsWith("head.", StringComparison.Ordinal),
                    given[name].Values.SequenceEqual(taken[name].Values)));
    }

    [Fact]
    public void Weights_of_another_network_are_refused_by_the_tensor_that_differs()
    {
        Train("first", Options with { Epochs = 1 });
        var path = Path.Combine(root, "first", "best.safetensors");
        var file = SafeTensors.Read(path);
        var name = file.Tensors.Keys.First(key => !key.StartsWith("head.", StringComparison.Ordinal));
        var wrong = Path.Combine(root, "wrong.safetensors");
        SafeTensors.Write(wrong, file with { Tensors = file.Tensors.Remove(name) });
        var fault = Assert.Throws<GlimpseException>(() =>
        {
            using var trainer = new Trainer(TinyModel.Architecture, Options, Path.Combine(root, "next"), thread, wrong);
        });
        Assert.Equal((GlimpseErrorCode.BadModel, $"{wrong} lacks tensor {name}."), (fault.Code, fault.Message));
    }

    [Fact]
    public void Too_few_samples_are_refused() =>
        Assert.Contains(
            "too few samples",
            Assert
                .Throws<GlimpseException>(() =>
                    Train("few", Options, validation: new BlobSet(0, 2, Options.Objective)))
                .Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_loss_that_explodes_ends_the_training_and_says_what_to_do()
    {
        var fault = Assert.Throws<GlimpseException>(() => Train("wild", Options with { LearningRate = 1e30 }));
        Assert.Equal(GlimpseErrorCode.BadModel, fault.Code);
        Assert.Contains("lower learning rate", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_rate_rises_then_falls_to_its_last_value()
    {
        var rates = Enumerable.Range(0, 200).Select(step => LearningRate.At(Options, step, 200)).ToArray();
        Assert.True(rates[0] < rates[5] && rates[5] < rates[9]);
        Assert.Equal(Options.LearningRate, rates.Max(), 1e-4);
        Assert.Equal(Options.LearningRate * Options.FinalRate, rates[^1], 1e-4);
        Assert.True(rates[20..].Zip(rates[21..], (a, b) => a >= b).All(falling => falling));
    }

    // Blocks of the sizes that a small network's tensors have, full of NaN, given back to the heap of torch's own
    // thread.
    private static bool FillFreedMemoryWithNaN()
    {
        const int OfEachSize = 16, SmallestPower = 6, LargestPower = 20;
        var nans = Enumerable.Repeat((byte)0xFF, 1 << LargestPower).ToArray();
        var sizes = Enumerable
            .Range(SmallestPower, LargestPower - SmallestPower + 1)
            .SelectMany(power => Enumerable.Repeat(1 << power, OfEachSize))
            .ToArray();
        var blocks = Array.ConvertAll(sizes, Marshal.AllocHGlobal);
        for (var i = 0; i < blocks.Length; i++)
            Marshal.Copy(nans, 0, blocks[i], sizes[i]);
        foreach (var block in blocks)
            Marshal.FreeHGlobal(block);
        return true;
    }

    private TrainingOutcome Train(
        string folder,
        TrainingOptions options,
        int failAfter = int.MaxValue,
        IProgress<TrainingProgress>? progress = null,
        CancellationTokenSource? stop = null,
        ITrainingSet? validation = null)
    {
        using var trainer = new Trainer(TinyModel.Architecture, options, Path.Combine(root, folder), thread);
        return trainer.Train(
            new BlobSet(42, 1, options.Objective, failAfter),
            validation ?? new BlobSet(20, 2, options.Objective),
            progress,
            stop?.Token ?? TestContext.Current.CancellationToken);
    }

    private void AssertSameEnd(string one, string other)
    {
        foreach (var name in (string[])["checkpoint.safetensors", "best.safetensors"])
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(root, one, name)),
                File.ReadAllBytes(Path.Combine(root, other, name)));
        Assert.Equal(WithoutSeconds(one), WithoutSeconds(other));
    }

    private IEnumerable<string> WithoutSeconds(string folder) =>
        File.ReadLines(Path.Combine(root, folder, "log.csv")).Select(line => line[..line.LastIndexOf(',')]);

    /// <summary>A set that cancels while its nth sample is made.</summary>
    private sealed class CancellingSet(ITrainingSet set, CancellationTokenSource stop, int sample) : ITrainingSet
    {
        private int made;

        public int Count => set.Count;

        public void Fill(int epoch, int index, Span<float> voxels, Span<float> targets)
        {
            if (++made == sample)
                stop.Cancel();
            set.Fill(epoch, index, voxels, targets);
        }
    }

    private sealed class Reporter(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
