using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Protocol;
using Glimpse.Training.Evaluation.Scores;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>What <c>glimpse evaluate</c> says of an affinity's interval and of poses.</summary>
public sealed class EvaluatePairsTests : IDisposable
{
    private const int Clusters = 12;
    private const int RowsOfCluster = 4;

    private readonly ScratchFolder scratch = new();
    private readonly string folds;

    public EvaluatePairsTests()
    {
        Directory.CreateDirectory(scratch.In("predictions"));
        folds = scratch.Write(
            "folds.csv",
            "cluster40,fold\n"
                + string.Join('\n', Enumerable.Range(0, Clusters).Select(cluster => $"C{cluster:D2},{cluster % 2}")));
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task An_interval_holds_as_many_as_it_says_and_more_or_fewer_in_a_fold()
    {
        var rows = Rows(i => (i / RowsOfCluster % 2 == 0 ? 2 : 0) + (0.01 * i));
        double[] errors = [.. rows.Select(row => Math.Abs(row.Predicted - row.Target!.Value))];
        Write(PredictionFolder.Predictions, rows);
        var table = (await Tables()).Single(table => table.Title == "interval of 80 %");
        var width = errors.Order().ElementAt((int)Math.Ceiling(0.8 * errors.Length) - 1);
        Assert.Equal(width, Figure(table, "half-width"));
        Assert.Equal(
            errors
                .Zip(rows)
                .GroupBy(row => row.Second.Fold)
                .OrderBy(fold => fold.Key)
                .Select(fold => fold.Average(row => row.First <= width ? 1.0 : 0)),
            table.Figures.Skip(1).Select(figure => figure.Values[0]!.Value));
    }

    [Fact]
    public async Task Displaced_and_docked_poses_are_held_against_the_complexs_own()
    {
        var rows = Rows(_ => 0.5);
        Write(PredictionFolder.Predictions, rows);
        Write(
            PredictionFolder.Decoys,
            rows.SelectMany((row, i) => new[]
            {
                row with { Target = null, Pose = "turned", Kind = "displaced", Predicted = row.Predicted - 3 },
                row with { Target = null, Pose = "1", Kind = "dock", Predicted = row.Predicted + (i == 0 ? 1 : -1) },
            }));
        var tables = await Tables();
        var displaced = tables.Single(table => table.Title == "displaced poses against the complex's own");
        Assert.Equal(1, Figure(displaced, "share lower"));
        Assert.Equal(-3, Figure(displaced, "mean change"), 1e-9);
        var docked = tables.Single(table => table.Title == "dock poses against the complex's own");
        Assert.Equal(1 - (1.0 / rows.Length), Figure(docked, "share lower"), 1e-9);
    }

    [Fact]
    public async Task Poses_of_a_complex_that_is_not_predicted_are_refused()
    {
        var rows = Rows(_ => 0.5);
        Write(PredictionFolder.Predictions, rows);
        Write(PredictionFolder.Decoys, rows.Select(row => row with { Id = $"other-{row.Id}", Pose = "turned" }));
        var call = await RunAsync();
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("decoys.csv has set/other-0, pose turned, whose own pose isn't in predictions.csv", call.Error);
    }

    private static double Figure(EvaluationTable table, string metric) =>
        table.Figures.Single(figure => figure.Metric == metric).Values[0]!.Value;

    private static OutOfFoldPrediction[] Rows(Func<int, double> error) =>
        [
            .. Enumerable.Range(0, Clusters * RowsOfCluster).Select(i =>
            {
                var (cluster, target) = (i / RowsOfCluster, 4 + (i * 7 % 50 / 10.0));
                return new OutOfFoldPrediction(
                    "set",
                    $"{i}",
                    Pose: "",
                    $"C{cluster:D2}",
                    Series: "",
                    cluster % 2,
                    target,
                    target + error(i),
                    Spread: null,
                    HeavyAtoms: 20 + (i % 7),
                    Kind: "",
                    Rmsd: null,
                    Vina: null,
                    Depth: null,
                    Located: null);
            }),
        ];

    private void Write(string name, IEnumerable<OutOfFoldPrediction> rows) =>
        PredictionFile.Write(Path.Combine(scratch.In("predictions"), name), rows);

    private Task<GlimpseCall> RunAsync() =>
        GlimpseCall.RunAsync(
            "evaluate",
            "pairs",
            "--predictions",
            scratch.In("predictions"),
            "--folds",
            folds,
            "--json");

    private async Task<EvaluationTable[]> Tables()
    {
        var call = await RunAsync();
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.Error));
        return [.. JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.EvaluationResult)!.Tables];
    }
}
