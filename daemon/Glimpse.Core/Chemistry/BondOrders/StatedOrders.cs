using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Bond orders that a file states, made consistent: known conventions rewritten, aromatic bonds decided, five-bonded
/// nitrogen written as a dipole. What still can't be is refused.
/// </summary>
internal static class StatedOrders
{
    private const int PentavalentNitrogen = 5;

    /// <summary>Completes orders, charges and hydrogens.</summary>
    /// <returns>The groups that were rewritten.</returns>
    /// <exception cref="GlimpseException">An atom has more bonds than it can; <paramref name="describe"/> names
    /// it.</exception>
    internal static List<StatedRepair> Complete(
        MolecularGraph graph, bool[] isAromatic, int[] stated, Shape? shape, int[][] rings, Func<int, string> describe)
    {
        var repairs = StatedConventions.Apply(graph, isAromatic, stated, shape);
        var evidence = shape is null ? null : new AtomEvidence(graph, shape, new RingSetting(graph, shape, rings));
        AromaticBonds.Decide(graph, isAromatic, stated, shape, evidence, rings);
        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (graph.Is(atom, Element.N) && graph.OrderSum(atom) == PentavalentNitrogen)
                MakeDipole(graph, atom);
        }

        FormalCharges.Set(graph, stated);
        ValenceCheck.Require(graph, describe);
        return repairs;
    }

    /// <summary>N(=O)=O becomes [N+](=O)[O-]; N=N#N becomes N=[N+]=[N-].</summary>
    private static void MakeDipole(MolecularGraph graph, int atom)
    {
        var bond = graph.BondsOf[atom]
            .Where(b => graph.Orders[b] > 1)
            .OrderBy(b => graph.Degree(graph.Other(b, atom)))
            .ThenBy(b => graph.Is(graph.Other(b, atom), Element.O) ? 0 : 1)
            .FirstOrDefault(-1);
        if (bond < 0)
            return;
        graph.Orders[bond]--;
        graph.Charges[atom] = 1;
        graph.Charges[graph.Other(bond, atom)] = -1;
    }
}
