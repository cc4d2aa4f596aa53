namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// Kendall's tau-b over the pairs of rows of one series alone, the pairs of all series pooled: which of two relatives
/// binds better, whatever the protein's or the series' mean. Rows of no series have no pairs.
/// </summary>
internal sealed class SeriesConcordance
{
    private readonly int rows;
    private readonly (int First, int Second)[] pairs;

    /// <summary>Finds the pairs.</summary>
    /// <param name="series">Series of each row; empty for none.</param>
    /// <param name="clusters">Cluster of each row; rows of different clusters make no pair, so that a bootstrap weighs
    /// a pair by its first row.</param>
    internal SeriesConcordance(IReadOnlyList<string> series, IReadOnlyList<string> clusters)
    {
        rows = series.Count;
        pairs =
        [
            .. Enumerable.Range(0, rows).Where(row => series[row].Length > 0)
                .GroupBy(row => (series[row], clusters[row]))
                .SelectMany(group => PairsOf([.. group])),
        ];
    }

    /// <summary>How many pairs there are.</summary>
    internal int PairCount => pairs.Length;

    /// <summary>Tau within series.</summary>
    internal Score Tau(double[] x, double[] y)
    {
        var (signsX, signsY) = (SignsOf(x), SignsOf(y));
        return new(rows, weights => Tau(signsX, signsY, weights));
    }

    /// <summary>Tau within series with a third value's concordance taken out (Kendall's partial tau).</summary>
    internal Score PartialTau(double[] x, double[] y, double[] given)
    {
        var (signsX, signsY, signsGiven) = (SignsOf(x), SignsOf(y), SignsOf(given));
        return new(
            rows,
            weights =>
                Correlations.Partial(
                    Tau(signsX, signsY, weights),
                    Tau(signsX, signsGiven, weights),
                    Tau(signsY, signsGiven, weights)));
    }

    private static IEnumerable<(int First, int Second)> PairsOf(int[] rows) =>
        rows.SelectMany((first, place) => rows[(place + 1)..].Select(second => (first, second)));

    private sbyte[] SignsOf(double[] values) =>
        Array.ConvertAll(pairs, pair => (sbyte)Math.Sign(values[pair.First] - values[pair.Second]));

    private double Tau(sbyte[] signsX, sbyte[] signsY, double[] weights)
    {
        var (difference, untiedX, untiedY) = (0.0, 0.0, 0.0);
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            var weight = weights[pairs[pair].First];
            difference += weight * signsX[pair] * signsY[pair];
            untiedX += weight * Math.Abs(signsX[pair]);
            untiedY += weight * Math.Abs(signsY[pair]);
        }

        return difference / Math.Sqrt(untiedX * untiedY);
    }
}
