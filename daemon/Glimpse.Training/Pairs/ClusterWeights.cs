using Glimpse.Training.Affinity;
using Glimpse.Training.Data;

namespace Glimpse.Training.Pairs;

/// <summary>What each complex counts in the fit.</summary>
internal static class ClusterWeights
{
    /// <summary>
    /// Falling with the size of a complex's cluster, and less where the pose is modelled; 1 on average.
    /// </summary>
    /// <param name="rows">The complexes.</param>
    /// <param name="power">A complex of a cluster of n counts n to the power of minus this.</param>
    internal static double[] Of(IReadOnlyList<TrainingComplex> rows, double power)
    {
        var sizes = rows.CountBy(row => row.Cluster).ToDictionary(StringComparer.Ordinal);
        var weights = rows
            .Select(row => AffinityRows.Certainty(row) * Math.Pow(sizes[row.Cluster], -power))
            .ToArray();
        var mean = weights.Average();
        return Array.ConvertAll(weights, weight => weight / mean);
    }
}
