using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Kekulé orders for bonds that a file or a SMILES writes as aromatic (SDF type 4, MOL2 "ar", lower-case atoms). As few
/// N-H as the rings need, placed so that the rings are aromatic by our own perception; coordinates choose among such
/// orders only.
/// </summary>
internal static class AromaticBonds
{
    private const double Wrong = 20;
    private const double ChangesState = 6;
    private const double NeedsHydrogen = 1;

    /// <summary>More than coordinates can say for a ring N-H, less than a carbon without double bond costs.</summary>
    private const double NeedsRingHydrogen = 8;

    /// <summary>Puts a ring N-H where it is tried.</summary>
    private const double Tried = -40;

    private const double NeedsCharge = 3;
    private const double Slight = 0.3;

    /// <summary>A ring N's angle and a bond's length decide between equals, no more.</summary>
    private const double LengthWeight = 0.3;

    /// <summary>Decides the marked bonds; their orders are written into the graph.</summary>
    /// <param name="graph">The molecule; marked bonds have order 1, all others the order they were given.</param>
    /// <param name="isAromatic">The bonds to decide.</param>
    /// <param name="stated">Given hydrogens of each atom, or <see cref="StatedHydrogens.Unknown"/>.</param>
    /// <param name="shape">Coordinates, where there are any.</param>
    /// <param name="evidence">What the coordinates say of ring nitrogens.</param>
    /// <param name="rings">The molecule's rings.</param>
    internal static void Decide(
        MolecularGraph graph,
        bool[] isAromatic,
        int[] stated,
        Shape? shape,
        AtomEvidence? evidence,
        int[][] rings)
    {
        if (!Array.Exists(isAromatic, aromatic => aromatic))
            return;
        var problem = new OrderProblem(graph);
        for (var atom = 0; atom < graph.Count; atom++)
            SetAtom(problem, atom, stated[atom], evidence);
        for (var bond = 0; bond < graph.Bonds.Length; bond++)
        {
            if (!isAromatic[bond])
                continue;
            var (a, b) = graph.Bonds[bond];
            var length = shape is null
                ? 0
                : BondLengths.ForDouble(graph.Elements[a], graph.Elements[b], shape.Length(bond));
            problem.SetBond(bond, 1, -LengthWeight * length, 0);
        }

        int[] given = [.. graph.Orders];
        OrderSearch.Solve(problem);
        int[][] marked = Array.FindAll(rings, ring => Enumerable.Range(0, ring.Length)
            .All(i => isAromatic[graph.BondBetween(ring[i], ring[(i + 1) % ring.Length])]));
        PlaceHydrogens(problem, given, marked, rings, stated);
    }

    /// <summary>
    /// While rings written as aromatic aren't, tries each of their nitrogens as the one that carries a hydrogen.
    /// </summary>
    private static void PlaceHydrogens(OrderProblem problem, int[] given, int[][] marked, int[][] rings, int[] stated)
    {
        var graph = problem.Graph;
        var open = CountOpen(graph, marked, rings, stated);
        var tried = problem;
        while (open > 0)
        {
            int[] best = [.. graph.Orders];
            var (bestOpen, bestCost, bestProblem) = (open, double.MaxValue, tried);
            foreach (var atom in marked.SelectMany(ring => ring).Distinct().Where(atom => IsFree(graph, atom, stated)))
            {
                var next = tried.Clone();
                next.AddAtom(atom, 0, Tried);
                given.CopyTo(graph.Orders, 0);
                OrderSearch.Solve(next);
                var (left, cost) = (CountOpen(graph, marked, rings, stated), problem.CostOf(graph.Orders, given));
                if (left > bestOpen || (left == bestOpen && (left == open || cost >= bestCost)))
                    continue;
                (bestOpen, bestCost, bestProblem, best) = (left, cost, next, [.. graph.Orders]);
            }

            best.CopyTo(graph.Orders, 0);
            if (bestOpen == open)
                return;
            (open, tried) = (bestOpen, bestProblem);
        }
    }

    private static bool IsFree(MolecularGraph graph, int atom, int[] stated) =>
        graph.Elements[atom].AtomicNumber == 7
        && graph.Degree(atom) == 2
        && graph.Charges[atom] == 0
        && stated[atom] == StatedHydrogens.Unknown;

    private static int CountOpen(MolecularGraph graph, int[][] marked, int[][] rings, int[] stated)
    {
        if (marked.Length == 0)
            return 0;
        var trial = graph.Clone();
        FormalCharges.Set(trial, stated);
        var aromatic = Aromaticity.Perceive(trial, rings);
        return marked.Count(ring => !Array.TrueForAll(ring, atom => aromatic.Atoms[atom]));
    }

    private static void SetAtom(OrderProblem problem, int atom, int stated, AtomEvidence? evidence)
    {
        var graph = problem.Graph;
        var degree = graph.Degree(atom);
        var charge = graph.Charges[atom];
        switch (graph.Elements[atom].AtomicNumber)
        {
            case 6:
                problem.SetAtom(atom, charge == 0 ? Wrong : 0, 0, Wrong, OrderProblem.Forbidden);
                break;
            case 7 when charge != 0:
                problem.SetAtom(
                    atom,
                    charge > 0 ? ChangesState : 0,
                    charge > 0 ? 0 : ChangesState,
                    Wrong,
                    OrderProblem.Forbidden);
                break;
            case 7 when degree >= 3:
                problem.SetAtom(atom, 0, NeedsCharge, Wrong, OrderProblem.Forbidden);
                break;
            case 7 when degree == 2 && stated == StatedHydrogens.Unknown:
                problem.SetAtom(
                    atom,
                    NeedsRingHydrogen - (evidence?.CarriesHydrogen(atom) ?? 0),
                    0,
                    Wrong,
                    OrderProblem.Forbidden);
                break;
            case 7 when degree == 2:
                problem.SetAtom(
                    atom,
                    stated == 0 ? ChangesState : 0,
                    stated == 0 ? 0 : ChangesState,
                    Wrong,
                    OrderProblem.Forbidden);
                break;
            case 7:
                problem.SetAtom(atom, 0, Slight, Wrong, OrderProblem.Forbidden);
                break;
            case 8 or 16 or 34 when degree == 1:
                problem.SetAtom(
                    atom,
                    stated > 0 ? 0 : Slight,
                    stated > 0 ? ChangesState : 0,
                    Wrong,
                    OrderProblem.Forbidden);
                break;
            case 8 or 16 or 34 or 52 when degree == 2:
                problem.SetAtom(
                    atom,
                    charge > 0 ? ChangesState : 0,
                    charge > 0 ? 0 : Wrong,
                    Wrong,
                    OrderProblem.Forbidden);
                break;
            case 15 or 16:
                problem.SetAtom(atom, NeedsHydrogen, 0, 0, OrderProblem.Forbidden);
                break;
            default:
                problem.SetAtom(atom, 0, Wrong, Wrong, OrderProblem.Forbidden);
                break;
        }
    }
}
