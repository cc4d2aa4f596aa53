using Glimpse.Bridge.Cli;
using Glimpse.Core.Attribution;
using Glimpse.Models.Pairs;
using Glimpse.Models.Registry;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Models;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Training.Pairs;

/// <summary><c>glimpse train pairs</c> from a folder of complexes to a model and its predictions.</summary>
[Collection(TorchTests.Name)]
public sealed class TrainPairsTests(TorchFixture fixture) : IDisposable
{
    private const string Features = "pairs.features";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"within": 0, "kinds": 0}""", false)]
    public async Task It_is_fitted_and_predicts_the_complexes_that_it_never_saw_and_their_poses(
        string configuration,
        bool countsKinds)
    {
        var data = new TinyData(scratch);
        var call = await TrainAsync(data, "out", "--config", scratch.Write("options.json", configuration));
        Assert.Equal((ExitCode.Done, "Training: 5 complexes of 3 clusters"), (call.ExitCode, Part(call, "Training")));
        Assert.Equal("Test: 2 complexes of 1 clusters", Part(call, "Test"));
        Assert.StartsWith("fitted       5 complexes, 20 poses, ", call.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["decoys.csv", "model.json", Features, "predictions.csv", "weights.safetensors"],
            Directory.GetFileSystemEntries(scratch.In("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var rows = Rows("out", PredictionFolder.Predictions);
        Assert.Equal(TinyData.OfFold0, rows.Select(row => (row.Id, row.Target!.Value)));
        Assert.Equal(
            ["displaced shifted", "displaced turned", "displaced turned and shifted", "dock set/far"],
            Rows("out", PredictionFolder.Decoys)
                .Where(row => row.Id == "a1")
                .Select(row => $"{row.Kind} {row.Pose}")
                .Order(StringComparer.Ordinal));

        var folder = ModelFolder.Read(scratch.In("out"));
        var source = Assert.Single(folder.Manifest.TrainingSets);
        Assert.Equal(("pairs", "set", 5), (folder.Manifest.Name, source.Name, source.Complexes));
        Assert.Equal(countsKinds, Assert.IsType<PairArchitecture>(folder.Manifest.Architecture).AtomKinds);
        Assert.Equal(countsKinds, call.Output.Contains("ligand atom kinds", StringComparison.Ordinal));
        using var model = folder.Open(0, () => fixture.Thread);
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
            var input = ModelInput.Of(sample.Complex, sample.Complex.Scheme.GridFor(sample.Complex));
            Assert.Equal(model.Predict([input])[0], row.Predicted, 1e-5);
        }
    }

    [Fact]
    public async Task What_was_killed_goes_on_where_it_was_and_ends_alike()
    {
        var data = new TinyData(scratch);
        await TrainAsync(data, "whole");
        var features = await File.ReadAllBytesAsync(scratch.In($"whole/{Features}"), Cancellation);
        Directory.CreateDirectory(scratch.In("cut"));
        await File.WriteAllBytesAsync(scratch.In($"cut/{Features}"), features[..(features.Length / 2)], Cancellation);
        Assert.Equal(ExitCode.Done, (await TrainAsync(data, "cut")).ExitCode);
        foreach (var name in (string[])["weights.safetensors", "predictions.csv", "decoys.csv", "model.json"])
            Assert.Equal(
                await File.ReadAllBytesAsync(scratch.In($"whole/{name}"), Cancellation),
                await File.ReadAllBytesAsync(scratch.In($"cut/{name}"), Cancellation));
        Assert.Equal(features.Length, new FileInfo(scratch.In($"cut/{Features}")).Length);
    }

    [Fact]
    public async Task Docked_poses_that_cannot_be_read_are_an_input_fault()
    {
        var data = new TinyData(scratch);
        File.Delete(Path.Combine(data.Path, "set", "complexes", "t1", "poses.sdf"));
        var call = await TrainAsync(data, "out");
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("poses.sdf: there is no such file", call.Error);
    }

    [Fact]
    public async Task A_model_that_was_fitted_otherwise_stays()
    {
        var data = new TinyData(scratch);
        await TrainAsync(data, "out");
        var before = await File.ReadAllBytesAsync(scratch.In("out/weights.safetensors"), Cancellation);
        var call = await TrainAsync(data, "out", "--ligand-only");
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains("fitted otherwise (without fold 0; now without fold 0, the ligand alone)", call.Error);
        Assert.Equal(before, await File.ReadAllBytesAsync(scratch.In("out/weights.safetensors"), Cancellation));
        Assert.Equal(ExitCode.Done, (await TrainAsync(data, "out")).ExitCode);
    }

    [Fact]
    public async Task Too_few_clusters_are_named()
    {
        var data = new TinyData(scratch);
        var index = Path.Combine(data.Path, "set", "index.csv");
        var lines = await File.ReadAllLinesAsync(index, Cancellation);
        await File.WriteAllLinesAsync(index, lines[..5], Cancellation);
        var call = await TrainAsync(data, "out");
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("The Training part has complexes of 1 clusters, and needs 3.", call.Error);
    }

    [Theory]
    [InlineData("""{"alpha": 0}""", "alpha must be a number above 0")]
    [InlineData("""{"within": -1}""", "within must be a number of 0 or more")]
    [InlineData("""{"kinds": 2}""", "kinds must be 0 to 1")]
    [InlineData("""{"learningRate": 1}""", "learningRate")]
    public async Task A_configuration_that_can_not_be_used_is_refused(string configuration, string why)
    {
        var call = await TrainAsync(
            new TinyData(scratch),
            "out",
            "--config",
            scratch.Write("options.json", configuration));
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains(why, call.Error);
    }

    [Theory]
    [InlineData("decoys.csv")]
    [InlineData(Features)]
    public async Task A_file_that_no_training_wrote_is_left_alone(string name)
    {
        Directory.CreateDirectory(scratch.In("out"));
        var path = scratch.Write($"out/{name}", "mine\n");
        var call = await TrainAsync(new TinyData(scratch), "out");
        Assert.NotEqual(ExitCode.Done, call.ExitCode);
        Assert.Contains($"'{path}' is there already", call.Error);
        Assert.Equal("mine\n", await File.ReadAllTextAsync(path, Cancellation));
    }

    [Fact]
    public async Task It_has_no_epochs()
    {
        var call = await TrainAsync(new TinyData(scratch), "out", "--epochs", "2");
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains("Leave --epochs out.", call.Error);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Part(GlimpseCall call, string name) =>
        call.Error.Split('\n').Single(line => line.StartsWith($"{name}:", StringComparison.Ordinal));

    private Task<GlimpseCall> TrainAsync(TinyData data, string folder, params string[] more) =>
        GlimpseCall.RunAsync(
            new LinearModels(),
            Cancellation,
            [
                "train",
                "pairs",
                "--data",
                data.Path,
                "--folds",
                data.FoldsPath,
                "--fold",
                "0",
                "--threads",
                "1",
                "--device",
                "cpu",
                "--out",
                scratch.In(folder),
                .. more,
            ]);

    private OutOfFoldPrediction[] Rows(string folder, string name) =>
        [.. PredictionFile.Read(Path.Combine(scratch.In(folder), name), Cancellation)];
}
