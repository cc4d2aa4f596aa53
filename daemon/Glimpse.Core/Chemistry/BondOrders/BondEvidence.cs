using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>What a bond's length and the torsions about it say about its order, as costs in nats.</summary>
internal static class BondEvidence
{
    private const double TwistedFrom = 22;
    private const double TwistScale = 7;

    /// <summary>Opens every undecided bond to the orders its elements allow, with their costs.</summary>
    internal static void SetCosts(OrderProblem problem, Shape shape, bool[] decided)
    {
        var graph = problem.Graph;
        for (var bond = 0; bond < graph.Bonds.Length; bond++)
        {
            var (a, b) = graph.Bonds[bond];
            if (decided[bond] || !BondLengths.CanBeMultiple(graph.Elements[a], graph.Elements[b]) || !CanTake(graph, a) || !CanTake(graph, b))
                continue;
            var length = shape.Length(bond);
            var forDouble = BondLengths.ForDouble(graph.Elements[a], graph.Elements[b], length);
            var twist = Twist(shape, bond);
            var forTriple = BondLengths.ForTriple(graph.Elements[a], graph.Elements[b], length);
            problem.SetBond(bond, CanBeTriple(graph, a, b) ? 2 : 1, -forDouble + twist, -forDouble - forTriple);
        }
    }

    private static double Twist(Shape shape, int bond)
    {
        var twist = shape.Twist(bond);
        return double.IsNaN(twist) ? 0 : Math.Clamp((twist - TwistedFrom) / TwistScale, -0.5, 5);
    }

    private static bool CanTake(MolecularGraph graph, int atom) => graph.Elements[atom].AtomicNumber switch
    {
        6 or 7 => graph.Degree(atom) <= 3,
        8 => graph.Degree(atom) == 1,
        15 or 16 or 34 => graph.Degree(atom) <= 2,
        _ => false,
    };

    private static bool CanBeTriple(MolecularGraph graph, int a, int b) =>
        graph.Degree(a) <= 2 && graph.Degree(b) <= 2
        && (graph.Is(a, Element.C) || graph.Is(a, Element.N)) && (graph.Is(b, Element.C) || graph.Is(b, Element.N));
}
