namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// A figure of each group of rows by itself, averaged over groups; all rows of a group are of one cluster.
/// </summary>
internal static class GroupMeans
{
    /// <summary>
    /// Prepares the mean; rows of no group (an empty name) and groups whose figure is NaN are left out.
    /// </summary>
    /// <param name="groups">Group of each row.</param>
    /// <param name="figure">The figure of a group's rows.</param>
    internal static Score Of(IReadOnlyList<string> groups, Func<int[], double> figure)
    {
        var scored = Enumerable.Range(0, groups.Count).Where(row => groups[row].Length > 0)
            .GroupBy(row => groups[row], StringComparer.Ordinal)
            .Select(rows => (First: rows.First(), Figure: figure([.. rows])))
            .Where(group => !double.IsNaN(group.Figure))
            .ToArray();
        return new(groups.Count, weights =>
        {
            var (sum, total) = (0.0, 0.0);
            foreach (var (first, value) in scored)
            {
                sum += weights[first] * value;
                total += weights[first];
            }

            return sum / total;
        });
    }
}
