using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>
/// Nitrogens of flat rings that a metal holds, as haem's pyrroles and a coordinated imidazole: the metal is where a
/// hydrogen would be, and the bond to it, which is cut afterwards, makes up the valence.
/// </summary>
internal static class MetalBoundNitrogen
{
    /// <summary>
    /// A ring as flat as this has its nitrogen's lone pair or hydrogen in the plane, where the metal is.
    /// </summary>
    private const double Flat = 0.5;

    /// <summary>The hydrogens that the input gives, and none on such nitrogens.</summary>
    internal static int[] WithoutHydrogen(
        MolecularGraph graph,
        Shape shape,
        int[][] rings,
        int[] stated,
        bool[] nearMetal)
    {
        if (!Array.Exists(nearMetal, isNear => isNear))
            return stated;
        var setting = new RingSetting(graph, shape, rings);
        return
        [
            .. stated.Select(
                (count, atom) =>
                    count == StatedHydrogens.Unknown
                    && IsCandidate(graph, atom, nearMetal)
                    && setting.Smallest(atom) is 5 or 6
                    && setting.Flatness(atom) >= Flat
                        ? 0
                        : count),
        ];
    }

    /// <summary>
    /// Takes off the hydrogens and charges that finished orders left on them; where the ring has a nitrogen that is
    /// free, it carries the hydrogen.
    /// </summary>
    internal static void Settle(MolecularGraph graph, int[][] rings, int[] stated, bool[] nearMetal)
    {
        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (
                stated[atom] > 0
                || !IsCandidate(graph, atom, nearMetal)
                || graph.PiBonds(atom) > 0
                || !graph.Neighbours(atom).All(next => graph.PiBonds(next) > 0)
                || !Array.Exists(rings, ring => ring.Contains(atom)))
            {
                continue;
            }

            var other =
                graph.Hydrogens[atom] == 0
                    ? -1
                    : rings
                        .Where(ring => ring.Length == 5 && ring.Contains(atom))
                        .SelectMany(ring => ring)
                        .FirstOrDefault(
                            next =>
                                next != atom
                                && graph.Is(next, Element.N)
                                && graph.Degree(next) == 2
                                && graph.Hydrogens[next] == 0
                                && !nearMetal[next],
                            -1);
            if (other >= 0 && stated[other] == StatedHydrogens.Unknown)
                graph.Hydrogens[other] = 1;
            graph.Hydrogens[atom] = 0;
            graph.Charges[atom] = 0;
        }
    }

    private static bool IsCandidate(MolecularGraph graph, int atom, bool[] nearMetal) =>
        nearMetal[atom] && graph.Is(atom, Element.N) && graph.Degree(atom) == 2;
}
