using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>What the shape around an atom says about its pi bonds, as costs in nats.</summary>
internal sealed class AtomEvidence
{
    private const double LinearFrom = 160;

    private readonly MolecularGraph graph;
    private readonly Shape shape;
    private readonly RingSetting rings;
    private readonly NitrogenHabits nitrogen;

    internal AtomEvidence(MolecularGraph graph, Shape shape, RingSetting rings)
    {
        this.graph = graph;
        this.shape = shape;
        this.rings = rings;
        nitrogen = new NitrogenHabits(graph, rings);
    }

    /// <summary>Sets the costs of 0, 1, 2 ... pi bonds at every atom.</summary>
    internal void SetCosts(OrderProblem problem)
    {
        for (var atom = 0; atom < graph.Count; atom++)
        {
            switch (graph.Elements[atom].AtomicNumber)
            {
                case 6:
                    SetCarbon(problem, atom);
                    break;
                case 7:
                    SetNitrogen(problem, atom);
                    break;
                case 8 or 16 or 34:
                    SetChalcogen(problem, atom);
                    break;
                case 15:
                    problem.SetAtom(atom, 0, graph.Degree(atom) <= 2 ? PhosphaAlkene : 0, OrderProblem.Forbidden, OrderProblem.Forbidden);
                    break;
                default:
                    problem.SetAtom(atom, 0, OrderProblem.Forbidden, OrderProblem.Forbidden, OrderProblem.Forbidden);
                    break;
            }
        }
    }

    private const double PhosphaAlkene = 6;
    private const double TerminalCarbonDouble = 1.5;
    private const double TerminalCarbonTriple = 2;
    private const double Linear = 8;

    private void SetCarbon(OrderProblem problem, int atom)
    {
        switch (graph.Degree(atom))
        {
            case 0 or > 3:
                problem.SetAtom(atom, 0, OrderProblem.Forbidden, OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
            case 1:
                problem.SetAtom(atom, 0, TerminalCarbonDouble, TerminalCarbonTriple, OrderProblem.Forbidden);
                break;
            case 2 when IsLinear(atom):
                problem.SetAtom(atom, Linear, Linear / 2, 0, OrderProblem.Forbidden);
                break;
            case 2:
                problem.SetAtom(atom, 0, -PlanarByAngle(atom), Linear, OrderProblem.Forbidden);
                break;
            default:
                problem.SetAtom(atom, 0, -PlanarByPyramid(atom), OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
        }
    }

    private const double PlanarBelow = 11;
    private const double PyramidScale = 2.5;

    /// <summary>Log-odds of sp2 against sp3 for three neighbours.</summary>
    private double PlanarByPyramid(int atom)
    {
        var own = Math.Clamp((PlanarBelow - shape.Pyramidality(atom)) / PyramidScale, -4.5, 4.5);
        return own + rings.Planarity(atom) + ShortBonds(atom) + (IsCarbonicOrCarboxylic(atom) ? AlwaysPlanar : 0);
    }

    /// <summary>Carboxylate, guanidine, urea, carbamate, amide: such carbons are sp2 whatever the coordinates say.</summary>
    private bool IsCarbonicOrCarboxylic(int atom)
    {
        var oxygens = 0;
        var terminalOxygens = 0;
        var nitrogens = 0;
        foreach (var next in graph.Neighbours(atom))
        {
            oxygens += graph.Is(next, Element.O) ? 1 : 0;
            terminalOxygens += graph.IsTerminal(next, Element.O) ? 1 : 0;
            nitrogens += graph.Is(next, Element.N) ? 1 : 0;
        }

        return terminalOxygens >= 2 || nitrogens == 3 || (terminalOxygens == 1 && nitrogens + oxygens == 3);
    }

    private const double AlwaysPlanar = 5;
    private const double CyanoLength = 1.22;

    /// <summary>In line with its neighbours, or short of the room that a nitrile leaves.</summary>
    private bool IsLinear(int atom)
    {
        if (rings.Smallest(atom) != 0)
            return false;
        var angle = shape.Angle(atom);
        return angle > LinearFrom || (angle > CyanoFrom && graph.Neighbours(atom).Any(n =>
            graph.IsTerminal(n, Element.N) && shape.Distance(atom, n) < CyanoLength));
    }

    private const double CyanoFrom = 135;

    /// <summary>In a conjugated ring no bond is as long as between sp3 atoms; the longest one tells.</summary>
    private double ShortBonds(int atom)
    {
        if (rings.Smallest(atom) is not (5 or 6))
            return 0;
        var excess = double.NegativeInfinity;
        foreach (var bond in graph.BondsOf[atom])
        {
            if (rings.InRing(bond))
                excess = Math.Max(excess, shape.Length(bond) - BondLengths.Conjugated(graph.Elements[graph.Other(bond, atom)]));
        }

        return Math.Clamp(-excess / ConjugatedScale, -2, 1);
    }

    private const double ConjugatedScale = 0.02;

    /// <summary>Log-odds of sp2 against sp3 for two neighbours, by the angle usual for the ring it is in.</summary>
    private double PlanarByAngle(int atom)
    {
        var angle = shape.Angle(atom);
        return rings.Smallest(atom) switch
        {
            3 or 4 => -3,
            5 => Math.Clamp((angle - 106) / 2.5, -1.2, 1.2) + rings.Planarity(atom) + ShortBonds(atom),
            6 => Math.Clamp((angle - 115.3) / 1.5, -2.5, 2.5) + rings.Planarity(atom) + ShortBonds(atom),
            7 => Math.Clamp((angle - 119) / 2, -2.5, 2.5) + rings.Planarity(atom),
            _ => Math.Clamp((angle - 117.2) / 1.5, -3, 3),
        };
    }

    private const double TerminalImine = 4;
    private const double LonelyTripleNitrogen = 4;
    private const double CationicPyramidal = 14;

    private void SetNitrogen(OrderProblem problem, int atom)
    {
        switch (graph.Degree(atom))
        {
            case 1:
                problem.SetAtom(atom, 0, TerminalImine, HasLinearNeighbour(atom) ? 0 : LonelyTripleNitrogen, OrderProblem.Forbidden);
                break;
            case 2:
                var carries = CarriesHydrogen(atom) / 2;
                problem.SetAtom(
                    atom, nitrogen.Hydrogen(atom) - carries, nitrogen.Imine(atom) + carries, OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
            case 3:
                var bent = Math.Max(0, shape.Pyramidality(atom) - CationicPyramidal) / PyramidScale;
                problem.SetAtom(atom, 0, nitrogen.Cation(atom) + bent, OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
            default:
                problem.SetAtom(atom, 0, OrderProblem.Forbidden, OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
        }
    }

    /// <summary>Log-odds that a ring N carries H: the angle opens by some 4 degrees (pyridine 117, pyridone 123; imidazole 105, 108).</summary>
    internal double CarriesHydrogen(int atom)
    {
        var angle = shape.Angle(atom);
        return rings.Smallest(atom) switch
        {
            5 => Math.Clamp((angle - 106.4) / 0.8, -2.5, 2.5) * rings.Flatness(atom),
            6 => Math.Clamp((angle - 120.3) / 1.0, -3, 3) * rings.Flatness(atom),
            _ when angle > LinearFrom => -2,
            _ => 0,
        };
    }

    private bool HasLinearNeighbour(int atom)
    {
        var next = graph.Other(graph.BondsOf[atom][0], atom);
        return graph.Degree(next) == 2 && IsLinear(next);
    }

    private const double Oxonium = 12;

    private void SetChalcogen(OrderProblem problem, int atom)
    {
        if (graph.Degree(atom) <= 1)
            problem.SetAtom(atom, 0, 0, OrderProblem.Forbidden, OrderProblem.Forbidden);
        else if (graph.Degree(atom) == 2)
            problem.SetAtom(atom, 0, Oxonium, Oxonium, OrderProblem.Forbidden);
        else
            problem.SetAtom(atom, 0, 0, 0, 0);
    }
}
