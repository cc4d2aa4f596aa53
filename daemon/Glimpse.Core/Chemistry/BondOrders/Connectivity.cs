using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Which heavy atoms are bonded, from distances: covalent radii (Cordero et al. 2008) with the usual tolerance,
/// wider for bonds that the file states (CONECT), pruned where an atom would have more neighbours than its element can.
/// Metals bind nothing here.
/// </summary>
internal static class Connectivity
{
    /// <summary>
    /// Closer than this share of the radii's sum, two atoms are copies of each other, not neighbours.
    /// </summary>
    private const double ShortestShare = 0.5;

    private const double LongestBond = 3.6;

    /// <summary>A second bond of a halogen that is longer than this over the radii's sum is a contact.</summary>
    private const double HalogenStrain = 0.15;

    /// <summary>A real three-membered ring has no side this much longer than its radii say.</summary>
    private const double TriangleStrain = 0.2;

    /// <summary>Finds the bonds among some atoms.</summary>
    /// <param name="elements">Elements; hydrogens and metals get no bond.</param>
    /// <param name="positions">Positions in Å.</param>
    /// <param name="isStated">Whether the file connects two atoms.</param>
    internal static List<(int First, int Second)> Find(
        Element[] elements,
        Point3[] positions,
        Func<int, int, bool> isStated)
    {
        var bonds = new List<(int First, int Second, double Strain)>();
        var byX = Enumerable
            .Range(0, elements.Length)
            .Where(i => !elements[i].IsMetal)
            .OrderBy(i => positions[i].X)
            .ToArray();
        for (var a = 0; a < byX.Length; a++)
        {
            for (var b = a + 1; b < byX.Length && positions[byX[b]].X - positions[byX[a]].X <= LongestBond; b++)
            {
                var (first, second) = (Math.Min(byX[a], byX[b]), Math.Max(byX[a], byX[b]));
                if (IsBonded(elements, positions, first, second, isStated, out var strain))
                    bonds.Add((first, second, strain));
            }
        }

        return Prune(elements, positions, bonds);
    }

    /// <summary>The most heavy neighbours an element has in organic molecules.</summary>
    internal static int MaxDegree(Element element) => element.AtomicNumber switch
    {
        6 or 7 or 14 or 5 => 4,
        8 => 2,
        9 => 1,
        17 or 35 or 53 => 4,
        _ => 6,
    };

    private static bool IsBonded(
        Element[] elements, Point3[] positions, int first, int second, Func<int, int, bool> isStated, out double strain)
    {
        strain = 0;
        var ideal = elements[first].CovalentRadius + elements[second].CovalentRadius;
        var squared = positions[first].SquaredDistanceTo(positions[second]);
        if (squared > (ideal + BondDistances.Stretched) * (ideal + BondDistances.Stretched))
            return false;
        var distance = Math.Sqrt(squared);
        strain = distance - ideal;
        return distance >= ShortestShare * ideal
            && (strain <= BondDistances.Bonded || isStated(first, second))
            && !(elements[first].IsHalogen && elements[second].IsHalogen);
    }

    /// <summary>
    /// Takes the most strained bonds off atoms that have too many, and the long side off impossible triangles.
    /// </summary>
    private static List<(int First, int Second)> Prune(
        Element[] elements, Point3[] positions, List<(int First, int Second, double Strain)> bonds)
    {
        var degree = new int[elements.Length];
        foreach (var (first, second, _) in bonds)
        {
            degree[first]++;
            degree[second]++;
        }

        var kept = new List<(int First, int Second, double Strain)>(bonds);
        foreach (var bond in bonds.OrderByDescending(b => b.Strain).ThenBy(b => b.First).ThenBy(b => b.Second))
        {
            var isHalogenContact =
                bond.Strain > HalogenStrain
                && (elements[bond.First].IsHalogen || elements[bond.Second].IsHalogen)
                && degree[bond.First] > 1
                && degree[bond.Second] > 1;
            var tooMany =
                isHalogenContact
                || degree[bond.First] > MaxDegree(elements[bond.First])
                || degree[bond.Second] > MaxDegree(elements[bond.Second]);
            if (!tooMany && !(bond.Strain > TriangleStrain && ClosesTriangle(kept, bond)))
                continue;
            kept.Remove(bond);
            degree[bond.First]--;
            degree[bond.Second]--;
        }

        return [.. kept.Select(b => (b.First, b.Second)).Order()];
    }

    private static bool ClosesTriangle(
        List<(int First, int Second, double Strain)> bonds,
        (int First, int Second, double Strain) side)
    {
        var around = new HashSet<int>();
        foreach (var bond in bonds)
        {
            if (bond.First == side.First && bond.Second != side.Second)
                around.Add(bond.Second);
            else if (bond.Second == side.First)
                around.Add(bond.First);
        }

        return bonds.Exists(bond =>
            bond != side
            && (
                (bond.First == side.Second && around.Contains(bond.Second))
                || (bond.Second == side.Second && around.Contains(bond.First))));
    }
}
