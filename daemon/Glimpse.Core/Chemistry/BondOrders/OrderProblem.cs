using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// The question of bond orders as a minimisation: a cost for each pi bond that a bond may take, and a cost for the
/// number of pi bonds at each atom. Costs are in nats, like log-odds: evidence adds up.
/// </summary>
internal sealed class OrderProblem
{
    /// <summary>An atom has 0 to this many pi bonds.</summary>
    internal const int MaxPi = 3;

    /// <summary>The cost of what chemistry rules out; finite, so that broken input still gets an answer.</summary>
    internal const double Forbidden = 60;

    private readonly double[] atomCosts;
    private readonly double[] bondCosts;

    internal OrderProblem(MolecularGraph graph)
    {
        Graph = graph;
        MaxExtra = new int[graph.Bonds.Length];
        atomCosts = new double[graph.Count * (MaxPi + 1)];
        bondCosts = new double[graph.Bonds.Length * MaxPi];
        for (var atom = 0; atom < graph.Count; atom++)
            SetAtom(atom, 0, Forbidden, Forbidden, Forbidden);
    }

    private OrderProblem(OrderProblem other)
    {
        Graph = other.Graph;
        MaxExtra = other.MaxExtra;
        atomCosts = [.. other.atomCosts];
        bondCosts = [.. other.bondCosts];
    }

    /// <summary>The molecule; the orders that are fixed already are in it.</summary>
    internal MolecularGraph Graph { get; }

    /// <summary>How many pi bonds a bond may gain over the order it has: 0 for a bond that is decided.</summary>
    internal int[] MaxExtra { get; }

    /// <summary>The same question with costs of its own.</summary>
    internal OrderProblem Clone() => new(this);

    internal double AtomCost(int atom, int pi) => pi > MaxPi ? Forbidden * pi : atomCosts[(atom * (MaxPi + 1)) + pi];

    internal double BondCost(int bond, int extra) => bondCosts[(bond * MaxPi) + extra];

    internal void SetAtom(int atom, params ReadOnlySpan<double> costs) =>
        costs.CopyTo(atomCosts.AsSpan(atom * (MaxPi + 1), MaxPi + 1));

    internal void AddAtom(int atom, int pi, double cost) => atomCosts[(atom * (MaxPi + 1)) + pi] += cost;

    internal void AddBond(int bond, int extra, double cost) => bondCosts[(bond * MaxPi) + extra] += cost;

    /// <summary>The cost of orders that a search has written into the graph, over those that were fixed.</summary>
    internal double CostOf(int[] orders, int[] fixedOrders)
    {
        var cost = 0.0;
        var pi = new int[Graph.Count];
        for (var bond = 0; bond < orders.Length; bond++)
        {
            cost += BondCost(bond, orders[bond] - fixedOrders[bond]);
            pi[Graph.Bonds[bond].First] += orders[bond] - 1;
            pi[Graph.Bonds[bond].Second] += orders[bond] - 1;
        }

        for (var atom = 0; atom < pi.Length; atom++)
            cost += AtomCost(atom, pi[atom]);
        return cost;
    }

    internal void SetBond(int bond, int maxExtra, double twofold, double threefold)
    {
        MaxExtra[bond] = maxExtra;
        bondCosts[(bond * MaxPi) + 1] = twofold;
        bondCosts[(bond * MaxPi) + 2] = threefold;
    }
}
