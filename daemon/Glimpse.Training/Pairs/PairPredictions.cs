using System.Globalization;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Pairs;

/// <summary>What a potential says of complexes that it wasn't fitted to, and of poses that are to lie below.</summary>
/// <param name="Complexes">A row for each complex.</param>
/// <param name="Decoys">A row for each pose, without a target.</param>
internal sealed record PairPredictions(OutOfFoldPrediction[] Complexes, OutOfFoldPrediction[] Decoys)
{
    /// <summary>The measured pK of each complex.</summary>
    internal double[] Measured => [.. Complexes.Select(row => row.Target!.Value)];

    /// <summary>What each is predicted to be.</summary>
    internal double[] Predicted => [.. Complexes.Select(row => row.Predicted)];

    /// <summary>Predicts the complexes of the fold kept back.</summary>
    internal static PairPredictions Of(IReadOnlyList<PairComplex> complexes, PairSolution solution, int fold)
    {
        return new(
            [.. complexes.Select(complex => Row(complex, complex.Sample.Source.Affinity, complex.Sums))],
            [
                .. complexes.SelectMany(complex => complex.Poses.Select(pose => Row(complex, null, pose.Sums) with
                {
                    Pose = pose.Name,
                    Kind = pose.Kind,
                    Rmsd = pose.Rmsd,
                    Vina = pose.Vina,
                })),
            ]);

        OutOfFoldPrediction Row(PairComplex complex, double? target, float[] sums) =>
            complex.Sample.Row(fold, target, [solution.Predict(sums, complex.LigandSums, complex.Counts)]);
    }

    /// <summary>What came of them, in words.</summary>
    internal IEnumerable<(string Label, string Text)> Lines()
    {
        yield return (
            "kept back",
            string.Create(
                CultureInfo.InvariantCulture,
                $"RMSE {RegressionScores.Rmse(Predicted, Measured).Value:F3}, "
                    + $"R {Correlations.Pearson(Predicted, Measured).Value:F3}, {Complexes.Length} rows"));
        foreach (var line in DecoyLines.Of(Complexes, Decoys))
            yield return line;
    }
}
