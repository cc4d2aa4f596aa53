using Glimpse.Core.Chemistry.Links;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>How two atoms across the interface lie to each other; heavy atoms alone.</summary>
/// <param name="LigandAtom">The ligand's atom, an index in the complex.</param>
/// <param name="ProteinAtom">The protein's.</param>
/// <param name="Distance">Distance between them, Å.</param>
/// <param name="Overlap">Sum of their van der Waals radii less the distance, Å; below 0 a gap.</param>
/// <param name="LigandAngle">Angle at the ligand's atom between the centroid of its bonded atoms and the protein's
/// atom, degrees; null without such.</param>
/// <param name="ProteinAngle">The same at the protein's atom.</param>
/// <param name="Rings">The aromatic rings that both are in; null where one isn't.</param>
public sealed record InteractionGeometry(
    int LigandAtom,
    int ProteinAtom,
    double Distance,
    double Overlap,
    double? LigandAngle,
    double? ProteinAngle,
    RingGeometry? Rings)
{
    /// <summary>Bonded atoms whose centroid is nearer than this surround the atom and point nowhere, Å.</summary>
    private const double Surrounded = 0.2;

    internal static InteractionGeometry Of(TypedComplex complex, int ligand, int protein)
    {
        var distance = complex.Positions[ligand].DistanceTo(complex.Positions[protein]);
        return new InteractionGeometry(
            ligand,
            protein,
            distance,
            complex.Atoms[ligand].Radius + complex.Atoms[protein].Radius - distance,
            AngleAt(complex, ligand, protein),
            AngleAt(complex, protein, ligand),
            RingGeometry.Between(complex, ligand, protein));
    }

    private static double? AngleAt(TypedComplex complex, int atom, int partner)
    {
        Point3[] bonded = [.. AtomNeighbours.Of(complex, atom).Select(i => complex.Positions[i])];
        if (bonded.Length == 0)
            return null;
        var (vertex, behind) = (complex.Positions[atom], Point3.Centroid(bonded));
        return vertex.DistanceTo(behind) < Surrounded ? null : vertex.AngleBetween(behind, complex.Positions[partner]);
    }
}
