using System.Collections.Immutable;
using System.Globalization;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>The tables of a clash detector.</summary>
internal static class ClashTables
{
    /// <summary>Title of the table with a line for each <see cref="DepthBin"/>, in their order.</summary>
    internal const string ByDepth = "accuracy by depth of the deepest overlap";

    private const string Model = "clash";

    /// <summary>All tables.</summary>
    internal static ImmutableArray<ScoreTable> Of(EvaluationInput input, CancellationToken cancellation)
    {
        var rows = input.Rows.ToArray();
        var tables = ImmutableArray.CreateBuilder<ScoreTable>();
        List<Predictor> predictors = [new(Model, Array.ConvertAll(rows, row => row.Predicted))];
        if (Predictor.MeanOfFrames(Model, rows) is { IsComplete: true } mean)
            predictors.Add(mean);
        if (input.LigandOnly is { } twin)
            predictors.Add(new(Predictor.LigandOnly, [.. twin.Select(row => row.Predicted)]));
        predictors.Add(
            new(Predictor.HeavyAtoms, Array.ConvertAll(rows, row => (double)row.HeavyAtoms), PredictorKind.Ranking));
        tables.Add(Classes("all poses, unseen clusters", rows, predictors, cancellation));
        if (Array.Exists(rows, row => row.Located is not null))
            tables.Add(Located(Array.FindAll(rows, row => row.Located is not null), cancellation));
        if (Array.Exists(rows, row => row.Depth is not null))
            tables.Add(Depths(rows, predictors[0], cancellation));
        if (input.RandomSplit is { } random)
            tables.Add(
                Classes(
                    "all poses, random split (flatters)",
                    [.. random],
                    [predictors[0] with { Values = [.. random.Select(row => row.Predicted)] }, predictors[^1]],
                    cancellation));
        return tables.ToImmutable();
    }

    private static ScoreTable Classes(
        string title,
        OutOfFoldPrediction[] rows,
        List<Predictor> predictors,
        CancellationToken cancellation) =>
        ScoreTables.Of(
            title,
            Array.ConvertAll(rows, row => row.Cluster),
            predictors,
            [.. ClassMetrics.Of(Array.ConvertAll(rows, ClassMetrics.IsPositive))],
            cancellation);

    private static ScoreTable Located(OutOfFoldPrediction[] rows, CancellationToken cancellation) =>
        ScoreTables.Of(
            "clashed poses explained",
            Array.ConvertAll(rows, row => row.Cluster),
            [new(Model, Array.ConvertAll(rows, row => row.Predicted))],
            [
                new(
                    "top voxel pair within 3 Å of a true clash",
                    "",
                    _ => ClassificationScores.Prevalence(Array.ConvertAll(rows, row => row.Located is true))),
            ],
            cancellation);

    private static ScoreTable Depths(
        OutOfFoldPrediction[] rows,
        Predictor model,
        CancellationToken cancellation)
    {
        var positives = Array.ConvertAll(rows, ClassMetrics.IsPositive);
        return ScoreTables.Of(
            ByDepth,
            Array.ConvertAll(rows, row => row.Cluster),
            [model],
            [
                .. DepthBin.Of(Array.ConvertAll(rows, row => row.Depth)).Select(bin => new Metric(
                    string.Create(CultureInfo.InvariantCulture, $"{bin.From:F2} to {bin.To:F2} Å, {bin.Rows} poses"),
                    "",
                    x => ClassificationScores.AccuracyAmong(bin.Among, x.Values, positives))),
            ],
            cancellation);
    }
}
