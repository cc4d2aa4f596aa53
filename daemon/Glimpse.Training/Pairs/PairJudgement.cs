using System.Collections.Immutable;
using Glimpse.Models.Registry;
using Glimpse.Training.Evaluation;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Pairs;

/// <summary>
/// What a potential that is fitted to all complexes is worth on others: of five more, each fitted to all folds but one,
/// what they say of the one.
/// </summary>
/// <param name="Predictions">Of each complex by the potential that never saw its cluster.</param>
internal sealed record PairJudgement(PairPredictions Predictions)
{
    /// <summary>Complexes below which an interval, or where they lie, says nothing.</summary>
    internal const int FewestComplexes = 50;

    /// <summary>How good it is, as a manifest says it.</summary>
    internal ImmutableSortedDictionary<string, double> Metrics
    {
        get
        {
            var (predicted, measured) = (Predictions.Predicted, Predictions.Measured);
            return ImmutableSortedDictionary<string, double>.Empty
                .Add("R on unseen clusters", Math.Round(Correlations.Pearson(predicted, measured).Value, 3))
                .Add("RMSE on unseen clusters", Math.Round(RegressionScores.Rmse(predicted, measured).Value, 3));
        }
    }

    /// <summary>How far measured values lie from predicted ones.</summary>
    internal ErrorInterval Interval =>
        new(
            IntervalTables.Coverage,
            Math.Round(
                IntervalTables.HalfWidth(
                    [.. Predictions.Predicted.Zip(Predictions.Measured, (said, known) => Math.Abs(said - known))]),
                2));

    /// <summary>Judges; null where the folds have too few complexes for that.</summary>
    /// <param name="complexes">All of them.</param>
    /// <param name="foldOf">The fold of each.</param>
    /// <param name="fewestClusters">Clusters below which nothing is fitted.</param>
    /// <param name="fit">Fits a potential.</param>
    internal static PairJudgement? Of(
        IReadOnlyList<PairComplex> complexes,
        Func<PairComplex, int> foldOf,
        int fewestClusters,
        Func<IReadOnlyList<PairComplex>, PairSolution> fit)
    {
        if (complexes.Count < FewestComplexes)
            return null;
        var parts = new List<PairPredictions>();
        foreach (var fold in complexes.ToLookup(foldOf))
        {
            PairComplex[] learned = [.. complexes.Where(complex => foldOf(complex) != fold.Key)];
            if (learned.CountBy(complex => complex.Sample.Source.Cluster).Count() < fewestClusters)
                return null;
            parts.Add(PairPredictions.Of([.. fold], fit(learned), fold.Key));
        }

        return new(
            new PairPredictions(
                [.. parts.SelectMany(part => part.Complexes)],
                [.. parts.SelectMany(part => part.Decoys)]));
    }
}
