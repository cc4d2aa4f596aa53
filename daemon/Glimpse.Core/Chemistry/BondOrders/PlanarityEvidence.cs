using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Log-odds that a carbon is sp2 and not sp3, from angles, ring pucker and ring bonds. The middles lie between the
/// usual angles of both kinds (degrees; Å); scales and bounds were set on crystal ligands by hand.
/// </summary>
internal sealed class PlanarityEvidence
{
    private const int FiveRing = 5;
    private const int SixRing = 6;
    private const int SevenRing = 7;

    /// <summary>Carboxylates, amidines, guanidines, ureas, carbamates are sp2 whatever the coordinates say.</summary>
    private const double AlwaysPlanar = 5;

    private const double SmallRing = -3;
    private const double LinearFrom = 160;
    private const double CyanoFrom = 135;
    private const double CyanoLength = 1.22;

    private static readonly LogOdds Pyramid = new(13.8, -2.5, -5.62, 5.17);
    private static readonly LogOdds ChainAngle = new(117.2, 1.5, -3, 3);
    private static readonly LogOdds FiveRingAngle = new(106, 2.5, -1.2, 1.2);
    private static readonly LogOdds SixRingAngle = new(115.3, 1.5, -2.5, 2.5);
    private static readonly LogOdds SevenRingAngle = new(119, 2, -2.5, 2.5);
    private static readonly LogOdds LongestRingBond = new(0, -0.02, -2, 1);

    private readonly MolecularGraph graph;
    private readonly Shape shape;
    private readonly RingSetting rings;

    internal PlanarityEvidence(MolecularGraph graph, Shape shape, RingSetting rings)
    {
        this.graph = graph;
        this.shape = shape;
        this.rings = rings;
    }

    /// <summary>For three neighbours, by how flat they lie around the atom.</summary>
    internal double ByPyramid(int atom) =>
        Pyramid.Of(shape.Pyramidality(atom))
        + rings.Planarity(atom)
        + ShortBonds(atom)
        + (IsPlanarByNature(atom) ? AlwaysPlanar : 0);

    /// <summary>For two neighbours, by the angle usual for the ring the atom is in.</summary>
    internal double ByAngle(int atom)
    {
        var angle = shape.Angle(atom);
        return rings.Smallest(atom) switch
        {
            > 0 and < FiveRing => SmallRing,
            FiveRing => FiveRingAngle.Of(angle) + rings.Planarity(atom) + ShortBonds(atom),
            SixRing => SixRingAngle.Of(angle) + rings.Planarity(atom) + ShortBonds(atom),
            SevenRing => SevenRingAngle.Of(angle) + rings.Planarity(atom),
            _ => ChainAngle.Of(angle),
        };
    }

    /// <summary>In line with its two neighbours, or with no more room for a terminal N than a nitrile leaves.</summary>
    internal bool IsLinear(int atom)
    {
        if (rings.Smallest(atom) != 0)
            return false;
        var angle = shape.Angle(atom);
        return angle > LinearFrom || (angle > CyanoFrom && graph.Neighbours(atom).Any(n =>
            graph.IsTerminal(n, Element.N) && shape.Distance(atom, n) < CyanoLength));
    }

    /// <summary>In a conjugated ring no bond is as long as between sp3 atoms; the longest one tells.</summary>
    private double ShortBonds(int atom)
    {
        if (rings.Smallest(atom) is not (FiveRing or SixRing))
            return 0;
        var excess = double.NegativeInfinity;
        foreach (var bond in graph.BondsOf[atom])
        {
            if (rings.InRing(bond))
                excess = Math.Max(
                    excess,
                    shape.Length(bond) - BondLengths.Conjugated(graph.Elements[graph.Other(bond, atom)]));
        }

        return LongestRingBond.Of(excess);
    }

    private bool IsPlanarByNature(int atom)
    {
        var oxygens = 0;
        var terminalOxygens = 0;
        var nitrogens = 0;
        var terminalNitrogens = 0;
        foreach (var next in graph.Neighbours(atom))
        {
            oxygens += graph.Is(next, Element.O) ? 1 : 0;
            terminalOxygens += graph.IsTerminal(next, Element.O) ? 1 : 0;
            nitrogens += graph.Is(next, Element.N) ? 1 : 0;
            terminalNitrogens += graph.IsTerminal(next, Element.N) ? 1 : 0;
        }

        return terminalOxygens >= 2
            || terminalNitrogens >= 2
            || nitrogens == 3
            || (terminalOxygens == 1 && nitrogens + oxygens == 3);
    }
}
