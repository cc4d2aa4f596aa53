using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>Bond orders from elements and coordinates alone, or with hydrogens where they are given.</summary>
internal static class OrdersFromShape
{
    /// <summary>Writes orders, charges and hydrogen counts into a graph of single bonds.</summary>
    /// <returns>False when the molecule was too intricate to search in full, so that better orders may exist.</returns>
    internal static bool Assign(MolecularGraph graph, Shape shape, int[][] rings, int[] stated)
    {
        var decided = new bool[graph.Bonds.Length];
        FixedGroups.Set(graph, shape, decided, stated);
        var problem = new OrderProblem(graph);
        var setting = new RingSetting(graph, shape, rings);
        new AtomEvidence(graph, shape, setting).SetCosts(problem);
        BondEvidence.SetCosts(problem, shape, setting, decided);
        StatedHydrogens.SetCosts(problem, stated);
        var isExact = OrderSearch.Solve(problem);
        FormalCharges.Set(graph, stated);
        return isExact;
    }
}
