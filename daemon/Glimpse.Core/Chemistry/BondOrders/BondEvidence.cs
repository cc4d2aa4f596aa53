using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>What a bond's length and the torsions about it say about its order, as costs in nats.</summary>
internal static class BondEvidence
{
    private const double TwistedFrom = 22;
    private const double TwistScale = 7;

    /// <summary>Opens every undecided bond to the orders its elements allow, with their costs.</summary>
    internal static void SetCosts(OrderProblem problem, Shape shape, RingSetting rings, bool[] decided)
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
            problem.SetBond(bond, CanBeTriple(graph, a, b) ? 2 : 1, -forDouble + twist + Prior(graph, rings, bond), -forDouble - forTriple);
        }
    }

    private const double OutOfRing = 2;
    private const double BetweenRings = 3;
    private const double Carbonyl = 2;

    /// <summary>What is usual whatever the lengths: flat rings keep their electrons to themselves, and amides are no imidic acids.</summary>
    private static double Prior(MolecularGraph graph, RingSetting rings, int bond)
    {
        var (a, b) = graph.Bonds[bond];
        if (rings.InRing(bond))
            return 0;
        var (flatA, flatB) = (rings.Flatness(a), rings.Flatness(b));
        if (flatA > 0 && flatB > 0)
            return BetweenRings * Math.Min(flatA, flatB);
        var isOxygen = graph.IsTerminal(a, Element.O) || graph.IsTerminal(b, Element.O);
        if (!isOxygen)
            return OutOfRing * Math.Max(flatA, flatB);
        var carbon = graph.Is(a, Element.C) ? a : b;
        return graph.Neighbours(carbon).Any(n => graph.Is(n, Element.N)) ? -Carbonyl : (OutOfRing - 1) * rings.Flatness(carbon);
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
