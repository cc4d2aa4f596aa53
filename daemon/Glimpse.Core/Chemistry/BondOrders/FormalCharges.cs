using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>Formal charges and hydrogen counts that follow from orders: the neutral form where there is one.</summary>
internal static class FormalCharges
{
    private const int LargestNeutralOxygenValence = 2;
    private const int CationValence = 4;

    /// <summary>Sets charges, then fills up the hydrogens that aren't stated.</summary>
    internal static void Set(MolecularGraph graph, int[] stated)
    {
        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (graph.Charges[atom] == 0)
                graph.Charges[atom] = OwnCharge(graph, atom, Math.Max(stated[atom], 0));
        }

        // O- and N- beside N+ (nitro, N-oxide, azide) need their neighbour's charge first.
        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (graph.Charges[atom] == 0 && stated[atom] <= 0 && IsAnionOfDipole(graph, atom))
                graph.Charges[atom] = -1;
        }

        for (var atom = 0; atom < graph.Count; atom++)
            SetHydrogens(graph, atom, stated[atom]);
    }

    private static void SetHydrogens(MolecularGraph graph, int atom, int stated)
    {
        Valence.Fill(graph, atom);
        if (stated == StatedHydrogens.Unknown || stated == graph.Hydrogens[atom])
            return;
        var number = graph.Elements[atom].AtomicNumber;
        var missing = graph.Hydrogens[atom] - stated;

        // A hetero atom that lacks just one hydrogen is an anion; a carbon that lacks one was left incomplete.
        if (missing == 1 && graph.Charges[atom] == 0 && number is 7 or 8 or 16 or 34)
        {
            graph.Charges[atom] = -1;
            graph.Hydrogens[atom] = stated;
        }
        else if (missing < 0 || number is not (6 or 7))
        {
            graph.Hydrogens[atom] = stated;
        }
    }

    private static int OwnCharge(MolecularGraph graph, int atom, int hydrogens)
    {
        var element = graph.Elements[atom];
        var degree = graph.Degree(atom);
        var valence = graph.OrderSum(atom) + hydrogens;
        if (element == Element.N)
            return valence >= CationValence ? 1 : 0;
        if (element == Element.O)
            return valence > LargestNeutralOxygenValence ? 1 : 0;
        if (element == Element.P || element.AtomicNumber == 33)
            return valence == CationValence && degree == CationValence ? 1 : 0;
        if (element == Element.S || element == Element.Se)
            return valence == 3 && degree >= 2 ? 1 : 0;
        if (element.IsHalogen)
            return HalogenCharge(graph, atom);
        return element.AtomicNumber == 5 && degree == CationValence ? -1 : 0;
    }

    /// <summary>A lone halogen is a halide; perhalate oxygens carry the charge, not the centre.</summary>
    private static int HalogenCharge(MolecularGraph graph, int atom) => graph.Degree(atom) switch
    {
        0 => -1,
        2 when !graph.Is(atom, Element.F) => 1,
        _ => 0,
    };

    private static bool IsAnionOfDipole(MolecularGraph graph, int atom)
    {
        if (graph.Degree(atom) != 1)
            return false;
        var isOxide = graph.Is(atom, Element.O) && graph.PiBonds(atom) == 0;
        var isDiazoEnd = graph.Is(atom, Element.N) && graph.PiBonds(atom) == 1;
        if (!isOxide && !isDiazoEnd)
            return false;
        var next = graph.Other(graph.BondsOf[atom][0], atom);
        return graph.Charges[next] > 0 && graph.Is(next, Element.N)
            && graph.OrderSum(next) == CationValence && (isOxide || graph.Degree(next) == 2);
    }
}
