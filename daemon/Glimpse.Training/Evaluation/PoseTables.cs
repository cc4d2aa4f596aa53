using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>The tables of a pose classifier: RMSD under 1 Å against over 3 Å.</summary>
internal static class PoseTables
{
    /// <summary>A pose within this RMSD (Å) of the crystal's counts as found.</summary>
    internal const double FoundRmsd = 2;

    /// <summary>What the column kind says of a docked pose.</summary>
    internal const string Docked = "dock";

    /// <summary>Vina's ranking of the poses.</summary>
    internal const string Vina = "Vina";

    private const string Model = "pose";

    /// <summary>All tables.</summary>
    /// <exception cref="GlimpseException">A docked pose has no RMSD or no score.</exception>
    internal static ImmutableArray<ScoreTable> Of(EvaluationInput input, CancellationToken cancellation)
    {
        var rows = input.Rows;
        if (rows.FirstOrDefault(row => row.Kind == Docked && (row.Rmsd is null || row.Vina is null)) is { } unscored)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{unscored.Name} is docked but has no RMSD or no Vina score.",
                "Take both from the poses.csv of the data.");
        }

        List<Predictor> predictors = [new(Model, [.. rows.Select(row => row.Predicted)])];
        if (Predictor.MeanOfFrames(Model, rows) is { IsComplete: true } mean)
            predictors.Add(mean);
        if (input.LigandOnly is { } twin)
            predictors.Add(new(Predictor.LigandOnly, [.. twin.Select(row => row.Predicted)]));
        predictors.Add(new(Vina, [.. rows.Select(row => -(row.Vina ?? double.NaN))], PredictorKind.Ranking));
        predictors.Add(
            new(Predictor.HeavyAtoms, [.. rows.Select(row => (double)row.HeavyAtoms)], PredictorKind.Ranking));
        var tables = ImmutableArray.CreateBuilder<ScoreTable>();
        List<Predictor> withKind =
        [
            .. predictors,
            new("refined or docked", [.. rows.Select(row => row.Kind == Docked ? 0.0 : 1)], PredictorKind.Ranking),
        ];
        tables.Add(Classes("all poses, unseen clusters", rows, withKind, _ => true, cancellation));
        tables.Add(Classes("docked poses alone", rows, predictors, row => row.Kind == Docked, cancellation));
        if (rows.Any(row => row.Kind == Docked))
            tables.Add(Ranking(rows, predictors, cancellation));
        if (input.RandomSplit is { } random)
        {
            tables.Add(
                Classes(
                    "all poses, random split (flatters)",
                    random,
                    [new(Model, [.. random.Select(row => row.Predicted)]), .. withKind[1..]],
                    _ => true,
                    cancellation));
        }

        return tables.ToImmutable();
    }

    private static ScoreTable Classes(
        string title,
        ImmutableArray<OutOfFoldPrediction> all,
        IEnumerable<Predictor> predictors,
        Func<OutOfFoldPrediction, bool> isWanted,
        CancellationToken cancellation)
    {
        int[] wanted =
        [
            .. Enumerable.Range(0, all.Length).Where(row => all[row].Target is not null && isWanted(all[row])),
        ];
        var rows = Array.ConvertAll(wanted, row => all[row]);
        var complexes = Array.ConvertAll(rows, row => row.Complex);
        var positives = Array.ConvertAll(rows, ClassMetrics.IsPositive);
        return ScoreTables.Of(
            title,
            Array.ConvertAll(rows, row => row.Cluster),
            [.. predictors.Select(predictor => predictor.At(wanted)).Where(predictor => predictor.IsComplete)],
            [
                new(
                    "area under ROC, mean of complexes",
                    "",
                    x => ComplexScores.MeanAreaUnderRoc(x.Values, positives, complexes)),
                .. ClassMetrics.Of(positives),
            ],
            cancellation);
    }

    private static ScoreTable Ranking(
        ImmutableArray<OutOfFoldPrediction> all,
        List<Predictor> predictors,
        CancellationToken cancellation)
    {
        int[] docked = [.. Enumerable.Range(0, all.Length).Where(row => all[row].Kind == Docked)];
        var rows = Array.ConvertAll(docked, row => all[row]);
        var complexes = Array.ConvertAll(rows, row => row.Complex);
        var found = Array.ConvertAll(rows, row => row.Rmsd <= FoundRmsd);
        List<Predictor> choices =
        [
            .. predictors
                .Where(predictor => predictor.Name != Predictor.HeavyAtoms)
                .Select(predictor => predictor.At(docked)),
            new("at random", new double[rows.Length], PredictorKind.Ranking),
            new("best possible", Array.ConvertAll(rows, row => -row.Rmsd!.Value), PredictorKind.Ranking),
        ];
        return ScoreTables.Of(
            "choice among the docked poses of a complex",
            Array.ConvertAll(rows, row => row.Cluster),
            choices,
            [
                new(
                    $"first pose within {FoundRmsd} Å, share of complexes",
                    "",
                    x => ComplexScores.TopSuccess(x.Values, found, complexes)),
            ],
            cancellation);
    }
}
