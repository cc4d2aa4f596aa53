namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// Figures of each complex by itself, averaged over complexes; all rows of a complex are of one cluster.
/// </summary>
internal static class ComplexScores
{
    /// <summary>
    /// The mean over complexes of <see cref="ClassificationScores.AreaUnderRoc"/>; those with one class only are left
    /// out.
    /// </summary>
    internal static Score MeanAreaUnderRoc(double[] values, bool[] positives, IReadOnlyList<string> complexes) =>
        GroupMeans.Of(
            complexes,
            rows =>
                ClassificationScores
                    .AreaUnderRoc(
                        Array.ConvertAll(rows, row => values[row]),
                        Array.ConvertAll(rows, row => positives[row]))
                    .Value);

    /// <summary>
    /// The share of complexes whose pose of the highest value is a success; of poses that tie, the share that are.
    /// </summary>
    internal static Score TopSuccess(double[] values, bool[] successes, IReadOnlyList<string> complexes) =>
        GroupMeans.Of(
            complexes,
            rows =>
            {
                var highest = rows.Max(row => values[row]);
                return rows.Where(row => values[row] == highest).Average(row => successes[row] ? 1.0 : 0.0);
            });
}
