using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>The atoms that matter most: the ligand's, and the protein's near it, as the files describe them.</summary>
internal static class SiteAtoms
{
    /// <summary>Protein atoms within this distance of a ligand atom matter (Å).</summary>
    private const double Near = 5;

    /// <summary>The atoms by residue, protein first.</summary>
    internal static ImmutableArray<IGrouping<ResidueId, Atom>> ByResidue(
        TypedComplex complex,
        Structure ligand,
        Structure receptor)
    {
        var points = complex.AtomsOf(Side.Ligand).Select(i => complex.Positions[i]).ToArray();
        var center = Point3.Centroid(points);
        var reach = points.Max(center.DistanceTo) + Near;
        return
        [
            .. Enumerable.Range(0, complex.Atoms.Length)
                .Where(i => complex.Atoms[i].Side == Side.Ligand || IsNear(complex.Positions[i]))
                .GroupBy(i => complex.Atoms[i].Residue, i => Source(complex.Atoms[i])),
        ];

        bool IsNear(Point3 place) =>
            place.SquaredDistanceTo(center) <= reach * reach
            && Array.Exists(points, p => p.SquaredDistanceTo(place) <= Near * Near);

        Atom Source(TypedAtom atom) => (atom.Side == Side.Ligand ? ligand : receptor).Atoms[atom.SourceIndex];
    }
}
