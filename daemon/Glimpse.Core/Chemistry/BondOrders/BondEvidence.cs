using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>What a bond's length and the torsions about it say about its order, as costs in nats.</summary>
internal static class BondEvidence
{
    private const double OutOfRing = 2;
    private const double OxoOutOfRing = 1.25;
    private const double BetweenRings = 3;
    private const double Enol = 3;
    private const double Lactim = 2.55;
    private const double ImidicAcid = 8;
    private const double ImidicInChain = 3;
    private const double AmidineOutOfRing = 4;
    private const double Nitroso = 3;

    /// <summary>A double bond from a benzene ring into a ring fused to it, as in an o-quinoid.</summary>
    private const double OutOfBenzene = 1;

    /// <summary>Against a double bond: the mean deviation of its torsions from planarity, in degrees.</summary>
    private static readonly LogOdds Twisted = new(18.7, 7, -0.5, 5);

    /// <summary>Opens every undecided bond to the orders its elements allow, with their costs.</summary>
    internal static void SetCosts(OrderProblem problem, Shape shape, RingSetting rings, bool[] decided, int[] stated)
    {
        var graph = problem.Graph;
        var carbonyls = new CarbonylHabits(graph, shape, rings, stated);
        for (var bond = 0; bond < graph.Bonds.Length; bond++)
        {
            var (a, b) = graph.Bonds[bond];
            if (
                decided[bond]
                || !BondLengths.CanBeMultiple(graph.Elements[a], graph.Elements[b])
                || !CanTake(graph, a)
                || !CanTake(graph, b))
                continue;
            var length = shape.Length(bond);
            var forDouble = BondLengths.ForDouble(graph.Elements[a], graph.Elements[b], length);
            var twist = Twist(shape, bond);
            var forTriple = BondLengths.ForTriple(graph.Elements[a], graph.Elements[b], length);
            var forHabit = carbonyls.Worth(bond) - Prior(graph, rings, bond);
            problem.SetBond(
                bond,
                CanBeTriple(graph, a, b) ? 2 : 1,
                twist - forDouble - forHabit,
                -forDouble - forTriple);
        }
    }

    /// <summary>
    /// What is usual whatever the lengths: flat rings keep their electrons to themselves, and a carbon with a terminal
    /// O or S makes its double bond to that, not to its other neighbours (no enols, no imidic acids, but phenols).
    /// </summary>
    private static double Prior(MolecularGraph graph, RingSetting rings, int bond)
    {
        var (a, b) = graph.Bonds[bond];
        var (flatA, flatB) = (rings.Flatness(a), rings.Flatness(b));
        if (IsNitroso(graph, a, b) || IsNitroso(graph, b, a))
            return Nitroso;
        if (IsOxo(graph, a) || IsOxo(graph, b))
            return HasNitrogen(graph, a) || HasNitrogen(graph, b) ? 0 : OxoOutOfRing * Math.Max(flatA, flatB);
        if (!rings.InRing(bond))
        {
            var flattest = Math.Max(flatA, flatB);
            return (flatA > 0 && flatB > 0 ? BetweenRings * Math.Min(flatA, flatB) : OutOfRing * flattest)
                + EnolCost(graph, a, b)
                + (IsAmidineOnRing(graph, a, b) ? AmidineOutOfRing * flattest : 0)
                + (IsImidic(graph, a, b) ? ImidicInChain : 0);
        }

        var isLactim = graph.Is(a, Element.N) || graph.Is(b, Element.N);
        return (
                EnolCost(graph, a, b)
                * (isLactim ? 1 - ((1 - (Lactim / Enol)) * Math.Min(flatA, flatB)) : 1 - Math.Min(flatA, flatB))
            ) + (OutOfBenzene * rings.LeavesBenzene(bond, a, b));
    }

    private static bool HasNitrogen(MolecularGraph graph, int atom) =>
        graph.Neighbours(atom).Any(n => graph.Is(n, Element.N));

    private static double EnolCost(MolecularGraph graph, int a, int b) =>
        !HasOxo(graph, a) && !HasOxo(graph, b) ? 0
        : graph.IsTerminal(a, Element.N)
        || graph.IsTerminal(b, Element.N)
        || IsCarboxylic(graph, a)
        || IsCarboxylic(graph, b)
            ? ImidicAcid
        : Enol;

    /// <summary>
    /// A terminal O on an N with two neighbours: an oxime or hydroxamic acid far more often than a nitroso group, but
    /// for nitrosamines (N-hydroxyhydrazines are hardly known).
    /// </summary>
    private static bool IsNitroso(MolecularGraph graph, int nitrogen, int oxygen) =>
        graph.Is(nitrogen, Element.N) && graph.Degree(nitrogen) == 2 && graph.IsTerminal(oxygen, Element.O)
        && !graph.Neighbours(nitrogen).Any(n => graph.Is(n, Element.N) && graph.Degree(n) == 3);

    /// <summary>C=C between a ring and the carbon of an amidine or guanidine.</summary>
    private static bool IsAmidineOnRing(MolecularGraph graph, int a, int b) =>
        graph.Is(a, Element.C)
        && graph.Is(b, Element.C)
        && (HasTerminalNitrogens(graph, a) || HasTerminalNitrogens(graph, b));

    private static bool HasTerminalNitrogens(MolecularGraph graph, int atom)
    {
        var terminal = 0;
        foreach (var bond in graph.BondsOf[atom])
            terminal += graph.IsTerminal(graph.Other(bond, atom), Element.N) ? 1 : 0;
        return terminal > 1;
    }

    /// <summary>C=N at a carbon with a terminal O outside rings.</summary>
    private static bool IsImidic(MolecularGraph graph, int a, int b) =>
        (graph.Is(a, Element.N) && HasOxo(graph, b)) || (graph.Is(b, Element.N) && HasOxo(graph, a));

    private static bool HasOxo(MolecularGraph graph, int atom) =>
        graph.Is(atom, Element.C) && graph.Degree(atom) == 3 && graph.Neighbours(atom).Any(n => IsOxo(graph, n));

    /// <summary>Two terminal O: the double bond is to one of them.</summary>
    private static bool IsCarboxylic(MolecularGraph graph, int atom) =>
        graph.Is(atom, Element.C) && graph.Neighbours(atom).Count(n => graph.IsTerminal(n, Element.O)) > 1;

    private static bool IsOxo(MolecularGraph graph, int atom) =>
        graph.IsTerminal(atom, Element.O) || graph.IsTerminal(atom, Element.S);

    private static double Twist(Shape shape, int bond)
    {
        var twist = shape.Twist(bond);
        return double.IsNaN(twist) ? 0 : Twisted.Of(twist);
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
