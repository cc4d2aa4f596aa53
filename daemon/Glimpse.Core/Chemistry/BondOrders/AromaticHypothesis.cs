using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Aromaticity belongs to a ring as a whole, so no cost of single atoms and bonds can express it. Where flat rings came
/// out as not aromatic, the search is repeated with a push towards aromatic ones, and its answer taken if the aromatic
/// rings gained are worth what the evidence says against them.
/// </summary>
internal static class AromaticHypothesis
{
    private const double WorthOfRing = 3.2;
    private const double WorthOfCarbocycle = 5;
    private const double Push = 3;
    private const double FlatEnough = 0.02;

    /// <summary>Up to so many rings are also tried one by one; only sheets and cages have more.</summary>
    private const int MaxSingles = 8;

    /// <summary>Flat five- and six-membered rings that could be aromatic but with these orders aren't.</summary>
    internal static int[][] OpenRings(MolecularGraph graph, RingSetting setting, int[][] rings, int[] stated)
    {
        var candidates = Array.FindAll(
            rings,
            ring =>
                ring.Length is 5 or 6
                && setting.IsFlat(ring, FlatEnough)
                && Array.TrueForAll(ring, atom => CanBeAromatic(graph, atom)));
        return candidates.Length == 0 ? [] : Array.FindAll(candidates, Open(graph, rings, stated));
    }

    /// <summary>Solves again with a push and keeps the better orders.</summary>
    internal static void Try(
        OrderProblem problem,
        RingSetting setting,
        int[][] open,
        int[][] rings,
        int[] stated,
        int[] fixedOrders)
    {
        var graph = problem.Graph;
        int[] plain = [.. graph.Orders];
        var cost = problem.CostOf(plain, fixedOrders);
        foreach (var (subset, towardsHydrogens) in Ways(graph, setting, open))
        {
            fixedOrders.CopyTo(graph.Orders, 0);
            OrderSearch.Solve(Pushed(problem, setting, subset, towardsHydrogens));
            var left = Array.FindAll(open, Open(graph, rings, stated));
            var pushedCost = problem.CostOf(graph.Orders, fixedOrders) - Worth(graph, open) + Worth(graph, left);
            if (pushedCost < cost)
            {
                cost = pushedCost;
                plain = [.. graph.Orders];
            }
        }

        plain.CopyTo(graph.Orders, 0);
    }

    /// <summary>
    /// Rings to push, and whether N-H are pushed for too, where there is a nitrogen that could be one.
    /// </summary>
    private static IEnumerable<(int[][] Rings, bool TowardsHydrogens)> Ways(
        MolecularGraph graph,
        RingSetting setting,
        int[][] open)
    {
        foreach (var subset in Subsets(open))
        {
            yield return (subset, false);
            if (Array.Exists(subset, ring => Array.Exists(ring, atom => CanBeHydrogenated(graph, setting, atom))))
                yield return (subset, true);
        }
    }

    private static bool CanBeHydrogenated(MolecularGraph graph, RingSetting setting, int atom) =>
        graph.Is(atom, Element.N)
        && graph.Degree(atom) == 2
        && (setting.PossibleDonors(atom) > 0 || IsBesideOxo(graph, atom));

    private static IEnumerable<int[][]> Subsets(int[][] open) =>
        open.Length is 1 or > MaxSingles ? [open] : open.Select(ring => new[] { ring }).Prepend(open);

    private static double Worth(MolecularGraph graph, int[][] rings) =>
        rings.Sum(ring =>
            ring.Length == 6 && Array.TrueForAll(ring, atom => graph.Is(atom, Element.C))
                ? WorthOfCarbocycle
                : WorthOfRing);

    private static OrderProblem Pushed(OrderProblem problem, RingSetting setting, int[][] open, bool towardsHydrogens)
    {
        var graph = problem.Graph;
        var pushed = problem.Clone();
        foreach (var atom in open.SelectMany(ring => ring).Distinct())
        {
            if (graph.Elements[atom].AtomicNumber == 6)
                pushed.AddAtom(atom, 0, Push);
            else if (graph.Elements[atom].AtomicNumber == 7 && graph.Degree(atom) == 3)
                pushed.AddAtom(atom, 1, -Push / 2);
            else if (graph.Elements[atom].AtomicNumber == 7)
                pushed.AddAtom(atom, 0, towardsHydrogens && CanBeHydrogenated(graph, setting, atom) ? -Push : Push / 2);
            foreach (var bond in graph.BondsOf[atom])
            {
                if (!Array.Exists(open, ring => Array.IndexOf(ring, graph.Other(bond, atom)) >= 0))
                    pushed.AddBond(bond, 1, Push / 2);
            }
        }

        return pushed;
    }

    private static bool IsBesideOxo(MolecularGraph graph, int nitrogen) =>
        graph
            .Neighbours(nitrogen)
            .Any(n => graph.Is(n, Element.C) && graph.Neighbours(n).Any(end => graph.IsTerminal(end, Element.O)));

    private static Predicate<int[]> Open(MolecularGraph graph, int[][] rings, int[] stated)
    {
        var trial = graph.Clone();
        FormalCharges.Set(trial, stated);
        var aromatic = Aromaticity.Perceive(trial, rings);
        return ring => !Array.TrueForAll(ring, atom => aromatic.Atoms[atom]);
    }

    /// <summary>
    /// An atom whose double bond points at a terminal O or S makes a quinone of its ring for good; beside N it may be a
    /// lactam.
    /// </summary>
    private static bool CanBeAromatic(MolecularGraph graph, int atom) =>
        (
            graph.Neighbours(atom).Any(n => graph.Is(n, Element.N))
            || !Array.Exists(
                graph.BondsOf[atom],
                bond => graph.Orders[bond] == 2 && graph.Degree(graph.Other(bond, atom)) == 1))
        && graph.Elements[atom].AtomicNumber switch
        {
            6 or 7 => graph.Degree(atom) <= 3,
            8 or 16 or 34 => graph.Degree(atom) == 2,
            _ => false,
        };
}
