using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Bonds that a file writes as aromatic where nothing is: in no ring, nor of a group that is delocalised and therefore
/// often written so (carboxylate, nitro, amide, guanidine, phosphate, sulfonate).
/// </summary>
internal static class StrayAromaticBonds
{
    private const int FewestOfGroup = 2;

    /// <summary>The first such bond; -1 when there is none.</summary>
    /// <param name="graph">The molecule.</param>
    /// <param name="isAromatic">For each bond, whether it is written as aromatic.</param>
    /// <param name="rings">The molecule's rings.</param>
    internal static int Find(MolecularGraph graph, bool[] isAromatic, int[][] rings)
    {
        if (!Array.Exists(isAromatic, marked => marked))
            return -1;
        bool[] isOutside = [.. isAromatic];
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Length; i++)
                isOutside[graph.BondBetween(ring[i], ring[(i + 1) % ring.Length])] = false;
        }

        return Array.FindIndex(
            [.. Enumerable.Range(0, isOutside.Length)],
            bond => isOutside[bond]
                && !IsOfGroup(graph, isOutside, bond, graph.Bonds[bond].First)
                && !IsOfGroup(graph, isOutside, bond, graph.Bonds[bond].Second));
    }

    private static bool IsOfGroup(MolecularGraph graph, bool[] isOutside, int bond, int centre) =>
        IsHetero(graph, graph.Other(bond, centre))
        && graph.BondsOf[centre].Count(other => isOutside[other] && IsHetero(graph, graph.Other(other, centre)))
            >= FewestOfGroup;

    private static bool IsHetero(MolecularGraph graph, int atom) =>
        graph.Elements[atom].AtomicNumber is 7 or 8 or 16 or 34;
}
