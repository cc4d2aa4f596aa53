using Glimpse.Bridge.Cli;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Models;
using Glimpse.Training;
using Glimpse.Training.Affinity;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Plots;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;
using Xunit;

namespace Glimpse.Tests.Training;

/// <summary><c>glimpse train</c> from a folder of complexes to a model and its predictions.</summary>
[Collection(TorchTests.Name)]
public sealed class TrainCommandTests(TorchFixture fixture) : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task An_affinity_model_is_trained_and_predicts_the_complexes_that_it_never_saw()
    {
        var data = new TinyData(scratch);
        var call = await TrainAsync("kdeep", data, "out");
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.Contains("epochs       1, weights of epoch 1\n", call.Output);
        Assert.Contains(", 2 rows\n", call.Output);
        Assert.EndsWith($"written      {scratch.In("out")}\n", call.Output);
        Assert.Contains("Test: 2 complexes of 1 clusters", call.Error);
        Assert.Contains("Validation: 1 complexes of 1 clusters", call.Error);
        Assert.Contains("Training: 4 complexes of 2 clusters", call.Error);
        Assert.Equal(
            [
                "best.safetensors",
                "checkpoint.safetensors",
                "decoys.csv",
                "log.csv",
                "model.json",
                "predictions.csv",
                .. PlotStyle.HasFonts ? (string[])["training.png"] : [],
                "weights.safetensors",
            ],
            Directory.GetFileSystemEntries(scratch.In("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var rows = Predictions("out");
        Assert.Equal(TinyData.OfFold0, rows.Select(row => (row.Id, row.Target!.Value)));
        Assert.All(
            rows,
            row => Assert.Equal(("set", "A", 0, 6), (row.Set, row.Cluster, row.Fold, row.HeavyAtoms)));
        Assert.All(rows, row => Assert.True(row.Spread > 0 && row.FramesMean is not null));

        var folder = ModelFolder.Read(scratch.In("out"));
        var source = Assert.Single(folder.Manifest.TrainingSets);
        Assert.Equal(("kdeep", "set", 4), (folder.Manifest.Name, source.Name, source.Complexes));
        using var model = LoadedModel.Load(folder, fixture.Thread);
        var unseen = SampleReader.Load(
            [
                .. TrainingFolder
                    .List(data.Path, [], TestContext.Current.CancellationToken)
                    .Where(complex => complex.Cluster == "A"),
            ],
            (_, why) => Assert.Fail(why),
            TestContext.Current.CancellationToken);
        foreach (var (sample, row) in unseen.Zip(rows))
        {
            var frames = SampleFrames.Predict(model, sample.Complex, new AffinityTask("").Options);
            Assert.Equal(sample.Row(0, sample.Source.Affinity, frames).Predicted, row.Predicted, 1e-5);
        }
    }

    [Fact]
    public async Task A_pose_classifier_is_trained_on_docked_poses_and_predicts_each()
    {
        Assert.Equal(ExitCode.Done, (await TrainAsync("pose", new TinyData(scratch), "out")).ExitCode);
        Assert.Equal(
            [
                ("a1", "set/far", 0, 4, -7.5, "dock"),
                ("a1", "set/near", 1, 0.5, -6.5, "dock"),
                ("a2", "set/far", 0, 4, -7.5, "dock"),
                ("a2", "set/near", 1, 0.5, -6.5, "dock"),
            ],
            Predictions("out")
                .OrderBy(row => row.Id, StringComparer.Ordinal)
                .ThenBy(row => row.Pose, StringComparer.Ordinal)
                .Select(row => (row.Id, row.Pose, (int)row.Target!, row.Rmsd!.Value, row.Vina!.Value, row.Kind)));
    }

    [Fact]
    public async Task A_clash_detector_is_trained_and_predicts_pairs_of_a_clean_and_a_clashed_pose()
    {
        Assert.Equal(ExitCode.Done, (await TrainAsync("clash", new TinyData(scratch), "out")).ExitCode);
        var rows = Predictions("out");
        const int PairsOfTwoSites = 8;
        Assert.Equal(
            Enumerable.Range(0, PairsOfTwoSites).SelectMany(pair => new[] { ($"{pair}a", 0), ($"{pair}b", 1) }),
            rows.Select(row => (row.Pose, (int)row.Target!)));
        foreach (var pair in rows.Chunk(2))
            Assert.True(pair[1].Depth > pair[0].Depth);

        // Of the first pair of each site it is asked where the model looks.
        Assert.Equal(["0b", "4b"], rows.Where(row => row.Located is not null).Select(row => row.Pose));
    }

    [Fact]
    public async Task A_twin_that_sees_the_ligand_alone_has_its_predictions_under_their_own_name()
    {
        var data = new TinyData(scratch);
        Assert.Equal(ExitCode.Done, (await TrainAsync("kdeep", data, "out", "--ligand-only")).ExitCode);
        Assert.True(File.Exists(scratch.In("out/ligand-only.csv")));
        Assert.False(File.Exists(scratch.In("out/predictions.csv")));
    }

    [Fact]
    public async Task What_was_interrupted_goes_on_from_its_checkpoint_to_the_same_bits()
    {
        var data = new TinyData(scratch);
        const string TwoStepsAnEpoch = """{"batchSize": 2}""";
        string[] more = ["--epochs", "2", "--config", scratch.Write("options.json", TwoStepsAnEpoch)];
        await TrainAsync("kdeep", data, "whole", more);
        using (var stop = new CancellationTokenSource())
        {
            Assert.Throws<OperationCanceledException>(() =>
                ModelTraining.Run(
                    new TrainingSettings
                    {
                        Model = "kdeep",
                        Data = data.Path,
                        Output = scratch.In("cut"),
                        Fold = 0,
                        FoldsPath = data.FoldsPath,
                        Epochs = 2,
                        Configuration = TwoStepsAnEpoch,
                    },
                    fixture.Thread,
                    new Stopper(stop),
                    _ => { },
                    stop.Token));
        }

        Assert.False(File.Exists(scratch.In("cut/model.json")));
        var log = await File.ReadAllLinesAsync(scratch.In("cut/log.csv"), TestContext.Current.CancellationToken);
        Assert.Single(log.Skip(1));
        var call = await TrainAsync("kdeep", data, "cut", more);
        Assert.Contains("epochs       2, weights of epoch", call.Output);
        foreach (var name in (string[])["weights.safetensors", "predictions.csv", "model.json"])
            Assert.Equal(
                await File.ReadAllBytesAsync(scratch.In($"whole/{name}"), TestContext.Current.CancellationToken),
                await File.ReadAllBytesAsync(scratch.In($"cut/{name}"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Weights_to_start_from_are_a_models_or_a_file_of_them()
    {
        var data = new TinyData(scratch);
        await TrainAsync("kdeep", data, "first");
        var call = await TrainAsync("kdeep", data, "next", "--initial", scratch.In("first"));
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.NotEqual(Weights("first"), Weights("next"));
        var none = await TrainAsync("kdeep", data, "none", "--initial", data.Path);
        Assert.Equal(ExitCode.BadUsage, none.ExitCode);
        Assert.Contains($"{data.Path} holds no weights to start from", none.Error);

        byte[] Weights(string folder) => File.ReadAllBytes(scratch.In($"{folder}/best.safetensors"));
    }

    [Fact]
    public async Task First_weights_that_are_no_ordinary_file_are_refused_unread()
    {
        var call = await TrainAsync("kdeep", new TinyData(scratch), "out", "--initial", "/dev/zero");
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("/dev/zero is empty, or no ordinary file. Name a file of weights.", call.Error);
    }

    [Fact]
    public async Task Terms_of_an_energy_give_weights_to_start_from_and_no_model()
    {
        var data = new TinyData(scratch);
        var call = await TrainAsync("energy", data, "first");
        Assert.Equal((ExitCode.Done, "epochs       1"), (call.ExitCode, call.Output.Split('\n')[0]));
        Assert.Equal(
            ["best.safetensors", "checkpoint.safetensors", "log.csv", "weights.safetensors"],
            Directory.GetFiles(scratch.In("first")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var next = await TrainAsync("kdeep", data, "next", "--initial", scratch.In("first"));
        Assert.Equal(ExitCode.Done, next.ExitCode);
        await TrainAsync("kdeep", data, "plain");
        Assert.NotEqual(
            await File.ReadAllBytesAsync(scratch.In("plain/best.safetensors"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(scratch.In("next/best.safetensors"), TestContext.Current.CancellationToken));
        var refused = await TrainAsync("energy", data, "second", "--ligand-only");
        Assert.Equal(ExitCode.BadUsage, refused.ExitCode);
        Assert.Contains("Leave --ligand-only out", refused.Error);
    }

    [Fact]
    public async Task Other_poses_of_complexes_that_it_never_saw_are_predicted_too()
    {
        var call = await TrainAsync("kdeep", new TinyData(scratch), "out");
        Assert.Contains("displaced    ", call.Output);
        var rows = PredictionFile.Read(
            Path.Combine(scratch.In("out"), PredictionFolder.Decoys),
            TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                .. TinyData.OfFold0.SelectMany(complex => new[]
                {
                    (complex.Id, "turned and shifted", (double?)null),
                    (complex.Id, "turned", null),
                    (complex.Id, "shifted", null),
                    (complex.Id, "set/far", 4),
                }),
            ],
            rows.Select(row => (row.Id, row.Pose, row.Rmsd)));
        Assert.All(rows, row => Assert.Null(row.Target));
    }

    [Theory]
    [InlineData("energy", "--fold", "1")]
    [InlineData("kdeep", "--initial", "first")]
    public async Task A_checkpoint_of_other_complexes_or_other_first_weights_is_refused(
        string model,
        string option,
        string value)
    {
        var data = new TinyData(scratch);
        await TrainAsync("energy", data, "first");
        await TrainAsync(model, data, "out");
        var kept = await File.ReadAllBytesAsync(
            scratch.In("out/checkpoint.safetensors"),
            TestContext.Current.CancellationToken);
        var call = await TrainAsync(model, data, "out", option, option == "--initial" ? scratch.In(value) : value);
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains("other complexes or other first weights", call.Error);
        Assert.Equal(
            kept,
            await File.ReadAllBytesAsync(
                scratch.In("out/checkpoint.safetensors"),
                TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Data_of_one_cluster_leaves_a_part_empty_and_that_is_refused()
    {
        var data = new TinyData(scratch);
        var index = Path.Combine(data.Path, "set", "index.csv");
        var lines = await File.ReadAllLinesAsync(index, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            index,
            lines.Where(line => line.Split(',')[1] is "cluster40" or "A"),
            TestContext.Current.CancellationToken);
        var call = await TrainAsync("kdeep", data, "out");
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("No cluster falls into the Training part", call.Error);
    }

    private Task<GlimpseCall> TrainAsync(string model, TinyData data, string folder, params string[] more) =>
        GlimpseCall.RunAsync(
            new LinearModels(),
            TestContext.Current.CancellationToken,
            [
                "train",
                model,
                "--data",
                data.Path,
                "--folds",
                data.FoldsPath,
                .. more.Contains("--fold") ? (string[])[] : ["--fold", "0"],
                "--threads",
                "1",
                "--device",
                "cpu",
                "--out",
                scratch.In(folder),
                .. more.Contains("--epochs") ? more : ["--epochs", "1", .. more],
            ]);

    private OutOfFoldPrediction[] Predictions(string folder) =>
        [
            .. PredictionFile.Read(
                Path.Combine(scratch.In(folder), PredictionFolder.Predictions),
                TestContext.Current.CancellationToken),
        ];

    /// <summary>Cancels at the first step of the second epoch.</summary>
    private sealed class Stopper(CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == 1)
                stop.Cancel();
        }
    }
}
