namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// Draws whole clusters of proteins with replacement, since rows of one cluster aren't independent of each other. The
/// same clusters and seed give the same draws, so that two figures of the same rows can be compared draw by draw.
/// </summary>
internal sealed class ClusterBootstrap
{
    /// <summary>Resamples for a published figure.</summary>
    internal const int DefaultResamples = 2000;

    /// <summary>Percentiles of draws from fewer clusters are too narrow to be given.</summary>
    private const int FewestClusters = 10;

    private readonly int[] clusterOf;
    private readonly int[][] draws;

    /// <summary>Makes the draws.</summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="resamples">How many draws.</param>
    /// <param name="seed">Seed of the draws.</param>
    internal ClusterBootstrap(IReadOnlyList<string> clusters, int resamples = DefaultResamples, int seed = 1)
    {
        // Sorted, so that the order of the rows changes nothing.
        var names = clusters.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var index = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        clusterOf = [.. clusters.Select(cluster => index[cluster])];
        ClusterCount = names.Length;
        var random = new Random(seed);
        draws = new int[names.Length < FewestClusters ? 0 : resamples][];
        for (var draw = 0; draw < draws.Length; draw++)
        {
            draws[draw] = new int[names.Length];
            for (var i = 0; i < names.Length; i++)
                draws[draw][random.Next(names.Length)]++;
        }
    }

    /// <summary>Clusters drawn from.</summary>
    internal int ClusterCount { get; }

    /// <summary>The figure over all rows and over each draw.</summary>
    internal Sample Of(Score score)
    {
        if (score.Rows != clusterOf.Length)
            throw new ArgumentException(
                $"The figure has {score.Rows} rows, the bootstrap {clusterOf.Length}.",
                nameof(score));
        var weights = new double[clusterOf.Length];
        return new(score.Value, Array.ConvertAll(draws, draw =>
        {
            for (var row = 0; row < weights.Length; row++)
                weights[row] = draw[clusterOf[row]];
            return score.At(weights);
        }));
    }
}
