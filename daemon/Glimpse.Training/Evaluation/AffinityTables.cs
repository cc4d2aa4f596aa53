using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Training.Evaluation.Baselines;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>The tables of an affinity model, in pK.</summary>
internal static class AffinityTables
{
    /// <summary>Rows of a series for its own R to be taken into the mean.</summary>
    internal const int FewestInSeries = 5;

    /// <summary>Rows of a set for a table of its own.</summary>
    private const int FewestInSet = 20;

    private const string Vina = "Vina";

    /// <summary>All tables, out-of-fold by cluster first.</summary>
    /// <exception cref="GlimpseException">A row has no target.</exception>
    internal static ImmutableArray<ScoreTable> Of(string model, EvaluationInput input, CancellationToken cancellation)
    {
        var rows = input.Rows;
        if (rows.FirstOrDefault(row => row.Target is null) is { } unmeasured)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{unmeasured.Name} has no target.",
                "Leave complexes without a measured pK out of the predictions.");
        }

        var predictors = Predictors(model, rows, input, cancellation);
        var tables = ImmutableArray.CreateBuilder<ScoreTable>();
        tables.Add(Table("all, unseen clusters", rows, predictors, _ => true, cancellation));
        if (rows.Any(IsCrystal) && !rows.All(IsCrystal))
        {
            tables.Add(Table("crystals alone", rows, predictors, IsCrystal, cancellation));
            tables.Add(Table("congeneric series", rows, predictors, row => !IsCrystal(row), cancellation));
        }

        foreach (
            var set in rows.GroupBy(row => row.Set)
                .Where(set => set.Count() is var count && count >= FewestInSet && count < rows.Length))
            tables.Add(Table($"set {set.Key}", rows, predictors, row => row.Set == set.Key, cancellation));
        if (input.DockingScores is { } scores)
            AddDocking(tables, rows, predictors, scores, cancellation);
        if (input.RandomSplit is { } random)
        {
            var known = Predictors(model, random, input with { LigandOnly = null, Beside = null }, cancellation);
            var means = OutOfFold.SeriesMean(Folds(random), [.. random.Select(row => row.Series)], Targets(random));
            tables.Add(
                Table(
                    "all, random split (flatters: relatives of every row were trained on)",
                    random,
                    [.. known, new("series mean", means, PredictorKind.Series)],
                    _ => true, cancellation));
        }

        return tables.ToImmutable();
    }

    /// <summary>True for a complex that belongs to no series: a crystal structure with a measured affinity.</summary>
    internal static bool IsCrystal(OutOfFoldPrediction row) => row.Series.Length == 0;

    /// <summary>Measured pK of each row.</summary>
    internal static double[] Targets(IEnumerable<OutOfFoldPrediction> rows) =>
        [.. rows.Select(row => row.Target!.Value)];

    private static int[] Folds(IEnumerable<OutOfFoldPrediction> rows) => [.. rows.Select(row => row.Fold)];

    private static List<Predictor> Predictors(
        string model,
        ImmutableArray<OutOfFoldPrediction> rows,
        EvaluationInput input,
        CancellationToken cancellation)
    {
        var (folds, targets) = (Folds(rows), Targets(rows));
        List<Predictor> predictors = [new(model, [.. rows.Select(row => row.Predicted)])];
        if (Predictor.MeanOfFrames(model, rows) is { IsComplete: true } mean)
            predictors.Add(mean);
        if (input.Beside is { } other)
        {
            predictors.Add(other);
            predictors.Add(
                new(
                    $"mean of {model} and {other.Name}",
                    [.. rows.Select((row, i) => (row.Predicted + other.Values[i]) / 2)]));
        }

        if (input.LigandOnly is { } twin)
            predictors.Add(new(Predictor.LigandOnly, [.. twin.Select(row => row.Predicted)]));
        predictors.Add(
            new(
                Predictor.HeavyAtoms,
                OutOfFold.Line(folds, [.. rows.Select(row => (double)row.HeavyAtoms)], targets),
                PredictorKind.Size));
        if (input is { Terms: { } terms, TermsFault: null })
            predictors.Add(
                new(
                    "ridge on Vina's terms",
                    OutOfFold.Ridge(folds, [.. rows.Select(row => terms[row.Complex])], targets)));
        if (input.Ligands is { } ligands)
            predictors.Add(
                new(
                    "nearest ligand",
                    OutOfFold
                        .NearestLigand(folds, [.. rows.Select(row => ligands[row.Complex])], targets, cancellation)
                        .Predicted));
        return predictors;
    }

    private static void AddDocking(
        ImmutableArray<ScoreTable>.Builder tables,
        ImmutableArray<OutOfFoldPrediction> rows,
        List<Predictor> predictors,
        IReadOnlyDictionary<string, double> scores,
        CancellationToken cancellation)
    {
        double[] docked = [.. rows.Select(row => scores.TryGetValue(row.Complex, out var score) ? score : double.NaN)];
        var vina = new Predictor(Vina, OutOfFold.Line(Folds(rows), docked, Targets(rows)));
        if (Array.Exists(vina.Values, double.IsFinite))
            tables.Add(
                Table(
                    "complexes with a docking score",
                    rows,
                    [.. predictors, vina],
                    row => scores.ContainsKey(row.Complex),
                    cancellation));
    }

    private static ScoreTable Table(
        string title,
        ImmutableArray<OutOfFoldPrediction> all,
        List<Predictor> predictors,
        Func<OutOfFoldPrediction, bool> isWanted,
        CancellationToken cancellation)
    {
        int[] wanted = [.. Enumerable.Range(0, all.Length).Where(row => isWanted(all[row]))];
        var rows = Array.ConvertAll(wanted, row => all[row]);
        return ScoreTables.Of(
            title,
            Array.ConvertAll(rows, row => row.Cluster),
            [.. predictors.Select(predictor => predictor.At(wanted)).Where(predictor => predictor.IsComplete)],
            Metrics(predictors[0].Name, rows),
            cancellation);
    }

    private static List<Metric> Metrics(string model, OutOfFoldPrediction[] rows)
    {
        var measured = Targets(rows);
        var atoms = Array.ConvertAll(rows, row => (double)row.HeavyAtoms);
        var series = Array.ConvertAll(rows, row => row.Series);
        var concordance = new SeriesConcordance(series, Array.ConvertAll(rows, row => row.Cluster));
        List<Metric> metrics =
        [
            new("R", "", x => Correlations.Pearson(x.Values, measured)),
            new(
                "partial R given heavy atoms",
                "",
                x => BesideSize(x, Correlations.PartialPearson(x.Values, measured, atoms))),
            new("RMSE", "pK", x => RegressionScores.Rmse(x.Values, measured)),
            new("MAE", "pK", x => RegressionScores.Mae(x.Values, measured)),
            new("Spearman's rho", "", x => Correlations.Spearman(x.Values, measured)),
            new("Kendall's tau", "", x => Correlations.Kendall(x.Values, measured)),
        ];
        if (concordance.PairCount > 0)
        {
            metrics.Add(new("tau within series", "", x => InSeries(x, concordance.Tau(x.Values, measured))));
            metrics.Add(
                new(
                    "partial tau within series given heavy atoms",
                    "",
                    x => InSeries(x, BesideSize(x, concordance.PartialTau(x.Values, measured, atoms)))));
            metrics.Add(
                new(
                    $"mean R of series of {FewestInSeries} or more",
                    "",
                    x => InSeries(x, MeanR(series, x.Values, measured))));
        }

        if (rows.All(row => row.Spread is not null))
        {
            var spread = Array.ConvertAll(rows, row => row.Spread!.Value);
            metrics.Add(
                new(
                    "rho of spread and absolute error",
                    "",
                    x => x.Name == model ? Correlations.Spearman(spread, Errors(x.Values, measured)) : null));
        }

        return metrics;
    }

    private static Score? BesideSize(Predictor predictor, Score score) =>
        predictor.Kind == PredictorKind.Size ? null : score;

    private static Score? InSeries(Predictor predictor, Score? score) =>
        predictor.Kind == PredictorKind.Series ? null : score;

    private static Score MeanR(string[] series, double[] predicted, double[] measured) =>
        GroupMeans.Of(
            series,
            rows =>
                rows.Length < FewestInSeries
                    ? double.NaN
                    : Correlations
                        .Pearson(
                            Array.ConvertAll(rows, row => predicted[row]),
                            Array.ConvertAll(rows, row => measured[row]))
                        .Value);

    private static double[] Errors(double[] predicted, double[] measured) =>
        [.. predicted.Zip(measured, (p, m) => Math.Abs(p - m))];
}
