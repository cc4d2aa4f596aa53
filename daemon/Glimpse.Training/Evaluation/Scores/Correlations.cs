namespace Glimpse.Training.Evaluation.Scores;

/// <summary>Correlations of two values, -1 to 1; NaN where one of them doesn't vary.</summary>
internal static class Correlations
{
    /// <summary>Pearson's R.</summary>
    internal static Score Pearson(double[] x, double[] y) => new(x.Length, weights => Pearson(x, y, weights));

    /// <summary>Spearman's rho: Pearson's R of the ranks, ties at their mean rank.</summary>
    internal static Score Spearman(double[] x, double[] y)
    {
        var (groupsX, groupsY) = (TieGroups.Of(x), TieGroups.Of(y));
        return new(x.Length, weights => Pearson(Ranks(groupsX, weights), Ranks(groupsY, weights), weights));
    }

    /// <summary>
    /// Kendall's tau-b, by Knight's way of counting (J. Am. Stat. Assoc. 1966, 61, 436) with a Fenwick tree.
    /// </summary>
    internal static Score Kendall(double[] x, double[] y)
    {
        var (groupsX, groupsY) = (TieGroups.Of(x), TieGroups.Of(y));
        var rankY = groupsY.GroupOfRows();
        return new(x.Length, weights => Concordance(groupsX, rankY, groupsY.Count, weights)
            / Math.Sqrt(UntiedPairs(groupsX, weights) * UntiedPairs(groupsY, weights)));
    }

    /// <summary>Pearson's R of x and y with what a third value explains linearly taken out of both.</summary>
    internal static Score PartialPearson(double[] x, double[] y, double[] given) =>
        new(
            x.Length,
            weights => Partial(Pearson(x, y, weights), Pearson(x, given, weights), Pearson(y, given, weights)));

    /// <summary>
    /// The partial correlation from three plain ones: (xy - xz yz) / sqrt((1 - xz²)(1 - yz²)); Kendall's tau has the
    /// same formula.
    /// </summary>
    internal static double Partial(double xy, double xz, double yz)
    {
        var rest = (1 - (xz * xz)) * (1 - (yz * yz));

        // What the third value explains in full leaves nothing to correlate but rounding.
        return rest > 1e-9 ? (xy - (xz * yz)) / Math.Sqrt(rest) : double.NaN;
    }

    private static double Pearson(double[] x, double[] y, double[] weights)
    {
        var (total, meanX, meanY) = (0.0, 0.0, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            total += weights[row];
            meanX += weights[row] * x[row];
            meanY += weights[row] * y[row];
        }

        (meanX, meanY) = (meanX / total, meanY / total);
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            var (dx, dy) = (x[row] - meanX, y[row] - meanY);
            xx += weights[row] * dx * dx;
            yy += weights[row] * dy * dy;
            xy += weights[row] * dx * dy;
        }

        return xy / Math.Sqrt(xx * yy);
    }

    private static double[] Ranks(TieGroups groups, double[] weights)
    {
        var ranks = new double[weights.Length];
        var before = 0.0;
        for (var group = 0; group < groups.Count; group++)
        {
            var weight = groups.WeightOf(group, weights);
            foreach (var row in groups.RowsOf(group))
                ranks[row] = before + (0.5 * weight);
            before += weight;
        }

        return ranks;
    }

    private static double UntiedPairs(TieGroups groups, double[] weights)
    {
        var (total, tied) = (0.0, 0.0);
        for (var group = 0; group < groups.Count; group++)
        {
            var weight = groups.WeightOf(group, weights);
            total += weight;
            tied += weight * weight;
        }

        return 0.5 * ((total * total) - tied);
    }

    /// <summary>Concordant minus discordant pairs.</summary>
    private static double Concordance(TieGroups groupsX, int[] rankY, int ranks, double[] weights)
    {
        var tree = new double[ranks + 1];
        var (difference, inserted) = (0.0, 0.0);
        for (var group = 0; group < groupsX.Count; group++)
        {
            foreach (var row in groupsX.RowsOf(group))
            {
                if (weights[row] == 0)
                    continue;
                var below = SumBelow(tree, rankY[row]);
                var above = inserted - SumBelow(tree, rankY[row] + 1);
                difference += weights[row] * (below - above);
            }

            foreach (var row in groupsX.RowsOf(group))
            {
                inserted += weights[row];
                for (var node = rankY[row] + 1; node <= ranks; node += node & -node)
                    tree[node] += weights[row];
            }
        }

        return difference;
    }

    private static double SumBelow(double[] tree, int rank)
    {
        var sum = 0.0;
        for (var node = rank; node > 0; node -= node & -node)
            sum += tree[node];
        return sum;
    }
}
