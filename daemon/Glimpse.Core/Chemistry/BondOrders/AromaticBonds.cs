using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>Kekulé orders for bonds that a file or a SMILES writes as aromatic (SDF type 4, MOL2 "ar", lower-case atoms).</summary>
internal static class AromaticBonds
{
    private const double Wrong = 20;
    private const double ChangesState = 6;
    private const double NeedsHydrogen = 1;
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
    internal static void Decide(MolecularGraph graph, bool[] isAromatic, int[] stated, Shape? shape, AtomEvidence? evidence)
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
            var length = shape is null ? 0 : BondLengths.ForDouble(graph.Elements[a], graph.Elements[b], shape.Length(bond));
            problem.SetBond(bond, 1, -LengthWeight * length, 0);
        }

        OrderSearch.Solve(problem);
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
                problem.SetAtom(atom, charge > 0 ? ChangesState : 0, charge > 0 ? 0 : ChangesState, Wrong, OrderProblem.Forbidden);
                break;
            case 7 when degree >= 3:
                problem.SetAtom(atom, 0, NeedsCharge, Wrong, OrderProblem.Forbidden);
                break;
            case 7 when degree == 2 && stated == StatedHydrogens.Unknown:
                problem.SetAtom(atom, NeedsHydrogen - (evidence?.CarriesHydrogen(atom) ?? 0), 0, Wrong, OrderProblem.Forbidden);
                break;
            case 7 when degree == 2:
                problem.SetAtom(atom, stated == 0 ? ChangesState : 0, stated == 0 ? 0 : ChangesState, Wrong, OrderProblem.Forbidden);
                break;
            case 7:
                problem.SetAtom(atom, 0, Slight, Wrong, OrderProblem.Forbidden);
                break;
            case 8 or 16 or 34 when degree == 1:
                problem.SetAtom(atom, stated > 0 ? 0 : Slight, stated > 0 ? ChangesState : 0, Wrong, OrderProblem.Forbidden);
                break;
            case 8 or 16 or 34 or 52 when degree == 2:
                problem.SetAtom(atom, charge > 0 ? ChangesState : 0, charge > 0 ? 0 : Wrong, Wrong, OrderProblem.Forbidden);
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
