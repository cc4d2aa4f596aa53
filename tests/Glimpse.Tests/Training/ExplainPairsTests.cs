using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Models.Inference;
using Glimpse.Models.Registry;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Models;
using Glimpse.Training.Evaluation.Pairs;
using Xunit;

namespace Glimpse.Tests.Training;

/// <summary><c>glimpse evaluate --explain-pairs</c> on what <c>glimpse train</c> wrote for two folds.</summary>
[Collection(TorchTests.Name)]
public sealed class ExplainPairsTests(TorchFixture fixture) : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Each_pair_is_explained_by_the_model_that_never_saw_it()
    {
        var data = new TinyData(scratch, withSeries: true);
        foreach (var fold in (string[])["0", "1"])
            await TrainAsync(data, fold);
        var call = await EvaluateAsync(data);
        Assert.Equal(ExitCode.Done, call.ExitCode);
        var result = JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.EvaluationResult)!;
        var explained = Assert.Single(result.Tables, table => table.Title == "matched pairs explained");
        Assert.Equal((2, "attribution on changed atoms"), (explained.Rows, explained.Predictors[0]));
        var pairs = PairFile.Read(scratch.In("out/pairs.csv"), TestContext.Current.CancellationToken);
        Assert.Equal([("a1", "a2", 0), ("b1", "b2", 1)], pairs.Select(pair => (pair.First, pair.Second, pair.Fold)));
        foreach (var pair in pairs)
        {
            Assert.Equal([1], pair.ChangedInFirst);
            Assert.Equal([1], pair.ChangedInSecond);
            Assert.Equal(
                [true, false],
                new[] { pair.Fold, 1 - pair.Fold }.Select(fold =>
                    Math.Abs((Attribute(data, pair, fold) / pair.Attributed!.Value) - 1) < 1e-3));
        }
    }

    [Fact]
    public async Task A_fold_without_its_model_is_named()
    {
        var data = new TinyData(scratch, withSeries: true);
        foreach (var fold in (string[])["0", "1"])
            await TrainAsync(data, fold);
        File.Delete(scratch.In("runs/1/model.json"));
        var call = await EvaluateAsync(data);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("has no folder with the model of fold 1.", call.Error);
        Assert.Empty(Directory.GetFileSystemEntries(scratch.In("out")));
    }

    private double Attribute(TinyData data, MatchedPair pair, int fold)
    {
        Structure Ligand(string id) => StructureReader.Read(data.LigandOf(id));
        using var model = LoadedModel.Load(ModelFolder.Read(scratch.In($"runs/{fold}")), fixture.Thread);
        var site = LigandPicker.Pair(Ligand(pair.Second), StructureReader.Read(data.ProteinOf(pair.Second)));
        var first = LigandPicker.Pair(Ligand(pair.First), site.Receptor).Ligand;
        return PairExplanation.Attribute(
            model,
            pair,
            first,
            site.Ligand,
            site.Receptor,
            TestContext.Current.CancellationToken);
    }

    private async Task TrainAsync(TinyData data, string fold)
    {
        string[] cheap = ["--epochs", "1", "--threads", "1", "--device", "cpu"];
        string[] words = ["train", "kdeep", .. cheap, "--fold", fold, "--seed", fold];
        var call = await GlimpseCall.RunAsync(
            new LinearModels(),
            TestContext.Current.CancellationToken,
            [.. words, "--data", data.Path, "--folds", data.FoldsPath, "--out", scratch.In($"runs/{fold}")]);
        Assert.Equal(ExitCode.Done, call.ExitCode);
    }

    private Task<GlimpseCall> EvaluateAsync(TinyData data) =>
        GlimpseCall.RunAsync(
            new LinearModels(),
            TestContext.Current.CancellationToken,
            "evaluate",
            "kdeep",
            "--predictions",
            scratch.In("runs"),
            "--data",
            data.Path,
            "--folds",
            data.FoldsPath,
            "--explain-pairs",
            "--json",
            "--out",
            scratch.In("out"));
}
