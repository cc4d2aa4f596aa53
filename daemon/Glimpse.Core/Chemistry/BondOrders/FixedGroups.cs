using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Groups whose orders follow from their composition alone and that no valence rule gives: P, S, Se, As and halogen
/// oxo acids and their kin, nitro, azide and diazo. Their orders are set and stay.
/// </summary>
internal static class FixedGroups
{
    private const double LinearFrom = 150;

    private const int Arsenic = 33;

    /// <summary>Sets the orders of such groups and marks their bonds as decided.</summary>
    internal static void Set(MolecularGraph graph, Shape shape, bool[] decided, int[] statedHydrogens)
    {
        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (OxoBonds(graph, atom) is var wanted and > 0)
                SetOxo(graph, shape, atom, wanted, decided, statedHydrogens);
            else if (IsNitro(graph, atom, statedHydrogens))
                SetNitro(graph, shape, atom, decided);
            else if (IsDiazo(graph, shape, atom))
                SetDiazo(graph, atom, decided);
        }
    }

    /// <summary>How many double bonds a hypervalent atom of this degree makes.</summary>
    private static int OxoBonds(MolecularGraph graph, int atom) =>
        (graph.Elements[atom].AtomicNumber, graph.Degree(atom)) switch
        {
            (15 or Arsenic, 3 or 4) => 1,
            (16 or 34, 3) => 1,
            (16 or 34, 4) => 2,
            (17 or 35 or 53, 3) => 2,
            (17 or 35 or 53, 4) => 3,
            _ => 0,
        };

    /// <summary>Terminal O first, then terminal S, then N with a free valence; the shorter the likelier.</summary>
    private static void SetOxo(
        MolecularGraph graph,
        Shape shape,
        int centre,
        int wanted,
        bool[] decided,
        int[] statedHydrogens)
    {
        var candidates = graph
            .BondsOf[centre]
            .Select(bond =>
                (Bond: bond, Rank: Rank(graph, graph.Other(bond, centre), statedHydrogens), Length: shape.Length(bond)))
            .Where(candidate => candidate.Rank >= 0)
            .OrderBy(candidate => candidate.Rank).ThenBy(candidate => candidate.Length)
            .Take(wanted);
        foreach (var (bond, _, _) in candidates)
            graph.Orders[bond] = 2;
        foreach (var bond in graph.BondsOf[centre])
            decided[bond] = true;
    }

    private static int Rank(MolecularGraph graph, int atom, int[] statedHydrogens)
    {
        var isTerminal = graph.Degree(atom) == 1;
        if (graph.Is(atom, Element.O))
            return isTerminal ? (statedHydrogens[atom] > 0 ? -1 : 0) : -1;
        if (graph.Is(atom, Element.S) || graph.Is(atom, Element.Se))
            return isTerminal ? (statedHydrogens[atom] > 0 ? -1 : 1) : -1;
        return graph.Is(atom, Element.N) && graph.Degree(atom) <= 2 && statedHydrogens[atom] + graph.Degree(atom) <= 2
            ? 2
            : -1;
    }

    private static bool IsNitro(MolecularGraph graph, int atom, int[] statedHydrogens) =>
        graph.Is(atom, Element.N) && graph.Degree(atom) == 3
        && graph.Neighbours(atom).Count(n => graph.IsTerminal(n, Element.O) && statedHydrogens[n] <= 0) >= 2;

    private static void SetNitro(MolecularGraph graph, Shape shape, int atom, bool[] decided)
    {
        var oxygen = graph
            .BondsOf[atom]
            .Where(bond => graph.IsTerminal(graph.Other(bond, atom), Element.O))
            .MinBy(shape.Length);
        graph.Orders[oxygen] = 2;
        foreach (var bond in graph.BondsOf[atom])
            decided[bond] = true;
    }

    private static bool IsDiazo(MolecularGraph graph, Shape shape, int atom) =>
        graph.Is(atom, Element.N) && graph.Degree(atom) == 2
        && graph.Neighbours(atom).Any(n => graph.IsTerminal(n, Element.N))
        && graph.Neighbours(atom).All(n => graph.Is(n, Element.N) || graph.Is(n, Element.C))
        && shape.Angle(atom) > LinearFrom;

    private static void SetDiazo(MolecularGraph graph, int atom, bool[] decided)
    {
        foreach (var bond in graph.BondsOf[atom])
        {
            graph.Orders[bond] = 2;
            decided[bond] = true;
        }
    }
}
