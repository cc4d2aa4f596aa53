using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// What nitrogen usually does in its surroundings, whatever its shape: costs in nats of N-H, N= and N+.
/// </summary>
internal sealed class NitrogenHabits
{
    private const double HydrogenInFlatRing = 2.5;

    /// <summary>
    /// A flat five-membered ring without O, S or a substituted N needs one N-H; this is for each of several candidates.
    /// </summary>
    private const double HydrogenWhereRingNeedsOne = 1.5;

    private const double BesideCarbonyl = -1.88;
    private const double BesideFusion = -1.5;

    /// <summary>
    /// An N-H beyond what the ring needs means a double bond that points out of it; with nothing there to take it, a
    /// cation elsewhere.
    /// </summary>
    private const double WithoutAcceptor = 4;

    /// <summary>Purines carry their N-H away from the oxo or amino group at C6.</summary>
    private const double NearPeriGroup = 2;

    private const double ChainImine = 1;

    /// <summary>Amidoximes are N-hydroxyimines, C(=N-OH)-N, not hydroxylamines.</summary>
    private const double Amidoxime = -2.5;

    private const double Cationic = 5.62;
    private const double CationicInSixRing = 3.5;
    private const double CationicBesideDonor = 2;

    private readonly MolecularGraph graph;
    private readonly RingSetting rings;

    internal NitrogenHabits(MolecularGraph graph, RingSetting rings)
    {
        this.graph = graph;
        this.rings = rings;
    }

    /// <summary>Two neighbours and a hydrogen.</summary>
    internal double Hydrogen(int atom)
    {
        var flat = rings.Flatness(atom);
        if (flat == 0)
            return 0;
        var cost = rings.PossibleDonors(atom) switch
        {
            0 => HydrogenInFlatRing,
            1 => 0,
            _ => HydrogenWhereRingNeedsOne,
        };
        if (graph.Neighbours(atom).Any(HasOxo))
            cost += BesideCarbonyl;
        if (
            rings.Smallest(atom) == 5
            && graph.Neighbours(atom).Any(rings.IsFusion)
            && graph.Neighbours(atom).Any(n => graph.Is(n, Element.N)))
            cost += BesideFusion;
        if (
            rings.PossibleDonors(atom) == 0
            && !(rings.Smallest(atom) == 5 ? rings.HasAcceptorOnRing(atom) : rings.HasAcceptorOnSystem(atom)))
            cost += WithoutAcceptor;
        if (rings.PossibleDonors(atom) > 1 && graph.Neighbours(atom).Any(n => rings.IsFusion(n) && HasPeriGroup(n)))
            cost += NearPeriGroup;
        return cost * flat;
    }

    /// <summary>
    /// Two neighbours and a double bond to one: rare in chains but for oximes, hydrazones and amidines.
    /// </summary>
    internal double Imine(int atom)
    {
        if (rings.Smallest(atom) != 0)
            return 0;
        var (isHydroxylated, onHetero, onAmidine) = (false, false, false);
        foreach (var next in graph.Neighbours(atom))
        {
            isHydroxylated |= graph.IsTerminal(next, Element.O);
            onHetero |= !graph.Is(next, Element.C);
            onAmidine |= HasOtherNitrogen(next, atom);
        }

        return isHydroxylated && onAmidine ? Amidoxime : onHetero || onAmidine ? 0 : ChainImine;
    }

    /// <summary>Three neighbours and a double bond to one.</summary>
    internal double Cation(int atom)
    {
        var flat = rings.Flatness(atom);
        var inRing = rings.Smallest(atom) == 5 && rings.HasOtherDonor(atom) ? CationicBesideDonor
            : rings.Smallest(atom) == 6 ? CationicInSixRing : Cationic;
        return (flat * inRing) + ((1 - flat) * Cationic);
    }

    /// <summary>True when a neighbour in the other ring bears a terminal O or N.</summary>
    private bool HasPeriGroup(int fusion) => graph.Neighbours(fusion).Any(n => rings.Smallest(n) == 6
        && graph.Neighbours(n).Any(end => graph.IsTerminal(end, Element.O) || graph.IsTerminal(end, Element.N)));

    private bool HasOxo(int atom) =>
        graph.Is(atom, Element.C) && graph.Neighbours(atom).Any(n => graph.IsTerminal(n, Element.O));

    /// <summary>True for a terminal N on a carbon outside rings that bears another.</summary>
    internal bool IsOnAmidine(int atom) =>
        graph.Degree(atom) == 1
        && graph.Neighbours(atom).Any(n => graph.Is(n, Element.C) && graph.Degree(n) == 3 && HasOtherNitrogen(n, atom));

    private bool HasOtherNitrogen(int carbon, int nitrogen) =>
        graph.Neighbours(carbon).Any(n => n != nitrogen && graph.Is(n, Element.N));
}
