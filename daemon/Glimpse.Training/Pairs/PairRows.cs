using Glimpse.Core.Attribution;

namespace Glimpse.Training.Pairs;

/// <summary>
/// What a pair potential is fitted to; arrays of one length for the complexes, of another for the poses.
/// </summary>
/// <param name="Sums">Sums over pairs of each complex.</param>
/// <param name="LigandSums">Sums of its ligand's channels.</param>
/// <param name="Counts">Its ligand's counts.</param>
/// <param name="Measured">Its pK.</param>
/// <param name="Weights">What it counts; 1 on average.</param>
/// <param name="Clusters">Its cluster.</param>
/// <param name="Poses">Sums over pairs of each pose that is to lie below.</param>
/// <param name="Owners">The complex, by index, that it is to lie below.</param>
internal sealed record PairRows(
    float[][] Sums,
    float[][] LigandSums,
    LigandCounts[] Counts,
    double[] Measured,
    double[] Weights,
    string[] Clusters,
    float[][] Poses,
    int[] Owners)
{
    /// <summary>The rows of some complexes.</summary>
    /// <param name="complexes">Each with a measured pK.</param>
    /// <param name="options">How clusters count.</param>
    internal static PairRows Of(IReadOnlyList<PairComplex> complexes, PairOptions options) =>
        new(
            [.. complexes.Select(complex => complex.Sums)],
            [.. complexes.Select(complex => complex.LigandSums)],
            [.. complexes.Select(complex => complex.Counts)],
            [.. complexes.Select(complex => complex.Sample.Source.Affinity!.Value)],
            ClusterWeights.Of([.. complexes.Select(complex => complex.Sample.Source)], options.ClusterPower),
            [.. complexes.Select(complex => complex.Sample.Source.Cluster)],
            [.. complexes.SelectMany(complex => complex.Poses.Select(pose => pose.Sums))],
            [.. complexes.SelectMany((complex, owner) => complex.Poses.Select(_ => owner))]);
}
