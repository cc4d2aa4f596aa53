using Glimpse.Core.Attribution;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Training.Clash;

/// <summary>
/// Does an explanation point at the clash? The top voxels of the two occupancy channels (paper, Quantitative Analysis)
/// must both lie near the middle of one and the same clashing pair of atoms.
/// </summary>
internal static class ClashLocation
{
    /// <summary>How near (Å).</summary>
    internal const double Radius = 3.0;

    /// <summary>True when the explanation's top voxel pair lies on a true clash.</summary>
    internal static bool IsFound(Explanation explanation, IEnumerable<(int Protein, int Ligand)> clashes)
    {
        var protein = TopOf(explanation, Side.Protein);
        var ligand = TopOf(explanation, Side.Ligand);
        return protein is not null
            && ligand is not null
            && clashes.Any(clash =>
            {
                var middle = Point3.Centroid([
                    explanation.Complex.Positions[clash.Protein],
                    explanation.Complex.Positions[clash.Ligand],]);
                return middle.DistanceTo(protein.Position) <= Radius && middle.DistanceTo(ligand.Position) <= Radius;
            });
    }

    private static TopVoxel? TopOf(Explanation explanation, Side side) =>
        explanation.TopVoxels.FirstOrDefault(top =>
            top.Channel == explanation.Scheme.IndexOf(side, AtomTraits.Occupancy));
}
