using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Links;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>An aromatic ring as a disc.</summary>
/// <param name="Center">Centroid of its atoms, Å.</param>
/// <param name="Normal">Unit vector across its mean plane, either way.</param>
internal sealed record AromaticRing(Point3 Center, Point3 Normal)
{
    /// <summary>
    /// The smallest aromatic rings that an atom is in; none for an atom that is not aromatic.
    /// </summary>
    internal static IReadOnlyList<AromaticRing> Of(TypedComplex complex, int atom)
    {
        if (!complex.Atoms[atom].Traits.HasFlag(AtomTraits.Aromatic))
            return [];
        List<int> system = [atom];
        var bonds = new HashSet<(int First, int Second)>();
        for (var i = 0; i < system.Count; i++)
        {
            foreach (
                var next in AtomNeighbours
                    .Of(complex, system[i])
                    .Where(next => complex.Atoms[next].Traits.HasFlag(AtomTraits.Aromatic)))
            {
                if (!system.Contains(next))
                    system.Add(next);
                var place = system.IndexOf(next);
                bonds.Add((Math.Min(i, place), Math.Max(i, place)));
            }
        }

        var graph = new MolecularGraph([.. system.Select(i => complex.Atoms[i].Element)], [.. bonds]);
        return
        [
            .. RingSearch
                .Find(graph)
                .Where(ring => ring.Contains(0))
                .Select(ring => Through([.. ring.Select(i => complex.Positions[system[i]])])),
        ];
    }

    /// <summary>The angle between the planes of two rings, 0 to 90 degrees.</summary>
    internal double AngleTo(AromaticRing other) =>
        Math.Acos(Math.Clamp(Math.Abs(Normal.Dot(other.Normal)), 0, 1)) * 180 / Math.PI;

    /// <summary>How far the other ring's centre lies beside this one's axis, Å.</summary>
    internal double OffsetOf(AromaticRing other)
    {
        var between = other.Center - Center;
        return (between - (Normal * between.Dot(Normal))).Length;
    }

    /// <summary>
    /// The ring through some points in order; the normal is the sum of the areas that its edges span with the centre
    /// (Newell).
    /// </summary>
    private static AromaticRing Through(Point3[] atoms)
    {
        var center = Point3.Centroid(atoms);
        var area = default(Point3);
        for (var i = 0; i < atoms.Length; i++)
            area += (atoms[i] - center).Cross(atoms[(i + 1) % atoms.Length] - center);
        return new AromaticRing(center, area.Normalized());
    }
}
