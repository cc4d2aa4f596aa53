using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// Puts hydrogens on an atom by ideal geometry: tetrahedral, or flat where it is conjugated; about a single bond
/// staggered, or in the plane of what lies beyond it, as far from other atoms as can be.
/// </summary>
internal static class HydrogenPlaces
{
    /// <summary>Half the angle of a tetrahedron, and its supplement to 180 degrees, in radians.</summary>
    private const double HalfTetrahedral = 0.9553166181245093;
    private const double FromTetrahedral = Math.PI - (2 * HalfTetrahedral);
    private const double FromTrigonal = Math.PI / 3;

    private static readonly Point3[] Tetrahedron = [new(1, 1, 1), new(-1, -1, 1), new(-1, 1, -1), new(1, -1, -1)];

    /// <summary>Length of a bond to hydrogen in Å, as Open Babel makes it (gnina's reference complexes).</summary>
    internal static double LengthOn(Element element) => element.Symbol switch
    {
        "N" => 1.03,
        "O" => 0.99,
        "S" => 1.34,
        _ => 1.42,
    };

    /// <summary>Where hydrogens go, from the atom that gets them, Å.</summary>
    /// <param name="element">The atom's element.</param>
    /// <param name="isFlat">True when its bonds lie in a plane.</param>
    /// <param name="bonds">Its bonds so far, as vectors from it, Å.</param>
    /// <param name="beyond">Where it has one bond: the other bonds of the atom at its end, from that one, Å.</param>
    /// <param name="count">How many hydrogens.</param>
    /// <param name="others">Other atoms of the molecule, from the atom, Å.</param>
    internal static IEnumerable<Point3> Find(
        Element element,
        bool isFlat,
        IReadOnlyList<Point3> bonds,
        IReadOnlyList<Point3> beyond,
        int count,
        IReadOnlyList<Point3> others)
    {
        var length = LengthOn(element);
        return Candidates(isFlat, [.. bonds.Select(bond => bond.Normalized())], beyond)
            .Select(direction => direction.Normalized() * length)
            .OrderByDescending(place => others.Select(other => place.DistanceTo(other)).DefaultIfEmpty().Min())
            .Take(count);
    }

    private static IEnumerable<Point3> Candidates(bool isFlat, Point3[] bonds, IReadOnlyList<Point3> beyond) =>
        bonds.Length switch
        {
            0 => Tetrahedron,
            1 => AboutOne(isFlat, bonds[0], beyond),
            2 => AboutTwo(isFlat, bonds[0], bonds[1]),
            _ => [bonds.Aggregate((sum, bond) => sum + bond) * -1],
        };

    private static IEnumerable<Point3> AboutOne(bool isFlat, Point3 bond, IReadOnlyList<Point3> beyond)
    {
        var along = bond * -1;
        var across = beyond.Select(other => other - (bond * other.Dot(bond))).FirstOrDefault(it => it.Length > 0.1);
        if (across.Length == 0)
            across = Math.Abs(bond.Z) < 0.9 ? bond.Cross(new(0, 0, 1)) : bond.Cross(new(1, 0, 0));
        across = across.Normalized();
        return isFlat
            ? [At(along, across, FromTrigonal), At(along, across * -1, FromTrigonal)]
            : Enumerable
                .Range(0, 3)
                .Select(turn => At(
                    along,
                    across.Rotated(bond, (Math.PI / 3) + (turn * 2 * Math.PI / 3)),
                    FromTetrahedral));
    }

    private static IEnumerable<Point3> AboutTwo(bool isFlat, Point3 one, Point3 other)
    {
        var away = ((one + other) * -1).Normalized();
        var normal = one.Cross(other).Normalized();
        return isFlat || normal.Length == 0
            ? [away]
            : [At(away, normal, HalfTetrahedral), At(away, normal * -1, HalfTetrahedral)];
    }

    private static Point3 At(Point3 along, Point3 across, double angle) =>
        (along * Math.Cos(angle)) + (across * Math.Sin(angle));
}
