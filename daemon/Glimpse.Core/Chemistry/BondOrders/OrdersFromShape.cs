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
        var setting = new RingSetting(graph, shape, rings);
        var problem = Problem(graph, shape, setting, decided, stated);
        int[] fixedOrders = [.. graph.Orders];
        var isExact = OrderSearch.Solve(problem);
        if (AromaticHypothesis.OpenRings(graph, setting, rings, stated) is { Length: > 0 } open)
            AromaticHypothesis.Try(problem, setting, open, rings, stated, fixedOrders);
        FormalCharges.Set(graph, stated);
        return isExact;
    }

    private static OrderProblem Problem(
        MolecularGraph graph,
        Shape shape,
        RingSetting setting,
        bool[] decided,
        int[] stated)
    {
        var problem = new OrderProblem(graph);
        new AtomEvidence(graph, shape, setting).SetCosts(problem);
        BondEvidence.SetCosts(problem, shape, setting, decided, stated);
        StatedHydrogens.SetCosts(problem, stated);
        return problem;
    }
}
