using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Warnings;

/// <summary>
/// Three side chains that hold out their lone pairs to one empty point by the ligand: a metal was there and is gone.
/// </summary>
internal static class MissingMetalWarning
{
    /// <summary>The metal's place is reported once within this distance (Å).</summary>
    private const double SameSite = 2.5;

    /// <summary>The longest, as to Ca (Å).</summary>
    private const double LongestBond = 2.8;

    /// <summary>Donors around a metal keep apart; nearer ones share a hydrogen instead (Å).</summary>
    private const double LeastApart = 2.85;

    /// <summary>
    /// No atom is nearer than this to a metal's place: Zn-O is 1.9 Å at its shortest, and the place is known to some
    /// 0.3 Å.
    /// </summary>
    private const double Empty = 1.6;

    /// <summary>Usual distances of Zn, Fe, Mn, Ni, Cu, Co or Mg from N, O or S (Å).</summary>
    private static readonly double[] UsualBonds = [2.0, 2.2, 2.4];

    /// <summary>How near to the ligand it matters (Å).</summary>
    private const double AtLigand = 6;

    internal static IEnumerable<Remark> Find(TypedComplex complex)
    {
        var ligand = complex.AtomsOf(Side.Ligand).Select(i => complex.Positions[i]).ToArray();
        var donors = MetalDonor.Of(complex)
            .Where(donor => Array.Exists(ligand, p => p.DistanceTo(donor.Position) <= AtLigand + LongestBond)).ToList();
        var reported = new List<Point3>();
        for (var i = 0; i < donors.Count; i++)
        {
            for (var j = i + 1; j < donors.Count; j++)
            {
                if (!MayShare(donors[i], donors[j]))
                    continue;
                for (var k = j + 1; k < donors.Count; k++)
                {
                    if (!MayShare(donors[i], donors[k]) || !MayShare(donors[j], donors[k]))
                        continue;
                    MetalDonor[] three = [donors[i], donors[j], donors[k]];
                    if (!Array.Exists(three, donor => donor.BindsTransitionMetals))
                        continue;
                    if (Between(three).FirstOrDefault(p => IsFree(complex, ligand, p)) is { } place && place != default
                        && !reported.Exists(p => p.DistanceTo(place) < SameSite))
                    {
                        reported.Add(place);
                        yield return Warn(complex, three);
                    }
                }
            }
        }
    }

    private static Remark Warn(TypedComplex complex, MetalDonor[] donors)
    {
        var names = string.Join(", ", donors.Select(donor => complex.Atoms[donor.Atom].ToString()));
        return Remark.Warning(
            Remark.MetalMissing,
            $"{names} converge on an empty point by the ligand: a metal seems to be missing there.",
            donors[0].Residue.ToString());
    }

    private static bool MayShare(MetalDonor a, MetalDonor b) =>
        a.Residue != b.Residue && a.Position.DistanceTo(b.Position) is >= LeastApart and <= 2 * LongestBond;

    /// <summary>
    /// The points at a usual distance from all three donors, or the nearest to it, to which their lone pairs point.
    /// </summary>
    private static IEnumerable<Point3> Between(MetalDonor[] donors)
    {
        var (a, b, c) = (donors[0].Position, donors[1].Position, donors[2].Position);
        var normal = (b - a).Cross(c - a);
        var squared = normal.Dot(normal);
        if (squared == 0)
            yield break;

        // Circumcentre of a triangle in space, from its vertex a.
        var toCenter =
            ((normal.Cross(b - a) * (c - a).Dot(c - a)) + ((c - a).Cross(normal) * (b - a).Dot(b - a)))
            * (0.5 / squared);
        var radius = toCenter.Length;
        if (radius > LongestBond)
            yield break;
        foreach (var bond in UsualBonds)
        {
            var height = Math.Sqrt(Math.Max(0, (bond * bond) - (radius * radius)));
            foreach (var side in new[] { height, -height })
            {
                var place = a + toCenter + (normal.Normalized() * side);
                if (
                    Array.TrueForAll(
                        donors,
                        donor => donor.Position.AngleBetween(donor.Base, place) >= donor.LeastAngle))
                    yield return place;
            }
        }
    }

    private static bool IsFree(TypedComplex complex, Point3[] ligand, Point3 place) =>
        Array.Exists(ligand, p => p.DistanceTo(place) <= AtLigand)
        && !complex.Positions.Any(p => p.SquaredDistanceTo(place) < Empty * Empty);
}
