namespace Glimpse.Training.Pairs;

/// <summary>
/// How far complexes lie from the mean of their relatives: what two ligands of one target teach, whatever is peculiar
/// to the target. The squares of these are those of the differences of all pairs of relatives.
/// </summary>
/// <param name="Rows">Each complex's columns, less its group's mean.</param>
/// <param name="Targets">What each is to be, less its group's mean.</param>
/// <param name="Weights">What each counts.</param>
internal sealed record Relatives(double[][] Rows, double[] Targets, double[] Weights)
{
    /// <summary>Of those complexes that have relatives.</summary>
    /// <param name="rows">The columns of each complex.</param>
    /// <param name="targets">What each is to be.</param>
    /// <param name="weights">What each counts, in the mean of its group, too.</param>
    /// <param name="groups">The group of each.</param>
    internal static Relatives Of(double[][] rows, double[] targets, double[] weights, string[] groups)
    {
        int[][] families =
        [
            .. Enumerable.Range(0, rows.Length)
                .GroupBy(i => groups[i], StringComparer.Ordinal)
                .Where(family => family.Skip(1).Any())
                .Select(family => family.ToArray()),
        ];
        var (centred, relative) = (new double[rows.Length][], new double[rows.Length]);
        foreach (var family in families)
        {
            var total = family.Sum(i => weights[i]);
            var (mean, target) = (new double[rows[0].Length], 0.0);
            foreach (var i in family)
            {
                target += weights[i] / total * targets[i];
                for (var k = 0; k < mean.Length; k++)
                    mean[k] += weights[i] / total * rows[i][k];
            }

            foreach (var i in family)
            {
                relative[i] = targets[i] - target;
                centred[i] = [.. rows[i].Zip(mean, (value, center) => value - center)];
            }
        }

        int[] members = [.. families.SelectMany(family => family)];
        return new(
            Array.ConvertAll(members, i => centred[i]),
            Array.ConvertAll(members, i => relative[i]),
            Array.ConvertAll(members, i => weights[i]));
    }
}
