namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// What becomes of two shares as a threshold falls from above the highest value to below the lowest; rows that tie fall
/// together.
/// </summary>
/// <param name="X">Abscissa at each threshold, 0 to 1.</param>
/// <param name="Y">Ordinate at each threshold, 0 to 1.</param>
internal sealed record RankingCurve(double[] X, double[] Y)
{
    /// <summary>False positive rate (x) and true positive rate (y), from (0, 0) to (1, 1).</summary>
    internal static RankingCurve Roc(double[] values, bool[] positives)
    {
        var (all, calls) = (positives.Count(positive => positive), Calls(values, positives));
        return new(
            [0, .. calls.Select(call => (double)(call.Called - call.Right) / (positives.Length - all))],
            [0, .. calls.Select(call => (double)call.Right / all)]);
    }

    /// <summary>Recall (x) and precision (y); it starts at recall 0 with the first threshold's precision.</summary>
    internal static RankingCurve PrecisionRecall(double[] values, bool[] positives)
    {
        var (all, calls) = (positives.Count(positive => positive), Calls(values, positives));
        double[] precision = [.. calls.Select(call => (double)call.Right / call.Called)];
        return new([0, .. calls.Select(call => (double)call.Right / all)], [precision[0], .. precision]);
    }

    private static List<(int Called, int Right)> Calls(double[] values, bool[] positives)
    {
        var groups = TieGroups.Of(values);
        var calls = new List<(int Called, int Right)>(groups.Count);
        var (called, right) = (0, 0);
        for (var group = groups.Count - 1; group >= 0; group--)
        {
            foreach (var row in groups.RowsOf(group))
            {
                called++;
                right += positives[row] ? 1 : 0;
            }

            calls.Add((called, right));
        }

        return calls;
    }
}
