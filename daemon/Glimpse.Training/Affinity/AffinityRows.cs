using Glimpse.Training.Data;

namespace Glimpse.Training.Affinity;

/// <summary>
/// Complexes with a measured affinity, each ligand once a cluster, and how much each is to be believed.
/// </summary>
internal static class AffinityRows
{
    /// <summary>Weight of a complex whose pose was modelled onto another ligand's scaffold.</summary>
    private const double ModelledPose = 0.5;

    private const string ModelledPoses = "fep-unifep-apache2";

    /// <summary>
    /// The complexes that have an affinity. The same ligand measured more than once in a cluster is one row, the one
    /// with the surest pose, with the mean of the values.
    /// </summary>
    internal static List<TrainingComplex> Of(IEnumerable<TrainingComplex> complexes) =>
        [
            .. complexes
                .Where(complex => complex.Affinity is not null)
                .GroupBy(complex =>
                    complex.Smiles.Length > 0 ? (complex.Cluster, complex.Smiles) : (complex.Set, complex.Id))
                .Select(group =>
                    group.OrderByDescending(Certainty).ThenBy(complex => complex.Series.Length > 0).First() with
                    {
                        Affinity = group.Average(complex => complex.Affinity!.Value),
                    }),
        ];

    /// <summary>The same, with a line about how many there are.</summary>
    internal static List<TrainingComplex> Joined(IReadOnlyList<TrainingComplex> complexes, Action<string> note)
    {
        var measured = complexes.Count(complex => complex.Affinity is not null);
        var rows = Of(complexes);
        note(
            $"{measured} complexes with an affinity, {measured - rows.Count} joined to another of the same ligand and "
                + $"cluster");
        return rows;
    }

    /// <summary>
    /// What each row counts in the loss, 1 on average: a series of n counts as much as sqrt(n) complexes that stand
    /// alone, so that a few large series don't decide, and less where the pose is modelled.
    /// </summary>
    internal static float[] Weights(IReadOnlyList<TrainingComplex> rows)
    {
        var sizes = rows.Where(row => row.Series.Length > 0)
            .CountBy(row => row.Series)
            .ToDictionary(StringComparer.Ordinal);
        var weights = rows.Select(row => Certainty(row) / (row.Series.Length > 0 ? Math.Sqrt(sizes[row.Series]) : 1))
            .ToArray();
        var mean = weights.Average();
        return Array.ConvertAll(weights, weight => (float)(weight / mean));
    }

    /// <summary>How much the pose of a complex is to be believed, at most 1.</summary>
    internal static double Certainty(TrainingComplex complex) => complex.Set == ModelledPoses ? ModelledPose : 1;
}
