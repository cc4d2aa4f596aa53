using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>What the shape around an atom says about its pi bonds, as costs in nats.</summary>
internal sealed class AtomEvidence
{
    private const double LinearFrom = 160;

    private readonly MolecularGraph graph;
    private readonly Shape shape;
    private readonly RingSetting rings;

    internal AtomEvidence(MolecularGraph graph, Shape shape, RingSetting rings)
    {
        this.graph = graph;
        this.shape = shape;
        this.rings = rings;
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
            case 2 when shape.Angle(atom) > LinearFrom && rings.Smallest(atom) == 0:
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
        return own + rings.Planarity(atom);
    }

    /// <summary>Log-odds of sp2 against sp3 for two neighbours, by the angle usual for the ring it is in.</summary>
    private double PlanarByAngle(int atom)
    {
        var angle = shape.Angle(atom);
        return rings.Smallest(atom) switch
        {
            3 or 4 => -3,
            5 => Math.Clamp((angle - 106) / 2.5, -1.2, 1.2) + rings.Planarity(atom),
            6 => Math.Clamp((angle - 115.3) / 1.5, -2.5, 2.5) + rings.Planarity(atom),
            7 => Math.Clamp((angle - 119) / 2, -2.5, 2.5) + rings.Planarity(atom),
            _ => Math.Clamp((angle - 117.2) / 1.5, -3, 3),
        };
    }

    private const double TerminalImine = 2.5;
    private const double LonelyTripleNitrogen = 4;
    private const double Cationic = 4.5;

    /// <summary>N of a flat ring takes part in a double bond unless its neighbours' bonds leave none for it.</summary>
    private const double PyridineLike = 2.5;
    private const double CationicPyramidal = 14;

    private void SetNitrogen(OrderProblem problem, int atom)
    {
        switch (graph.Degree(atom))
        {
            case 1:
                problem.SetAtom(atom, 0, TerminalImine, HasLinearNeighbour(atom) ? 0 : LonelyTripleNitrogen, OrderProblem.Forbidden);
                break;
            case 2:
                var carries = CarriesHydrogen(atom);
                problem.SetAtom(
                    atom, (PyridineLike * rings.Flatness(atom)) - (carries / 2), carries / 2, OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
            case 3:
                var bent = Math.Max(0, shape.Pyramidality(atom) - CationicPyramidal) / PyramidScale;
                problem.SetAtom(atom, 0, Cationic + bent, OrderProblem.Forbidden, OrderProblem.Forbidden);
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
            5 => Math.Clamp((angle - 106.4) / 0.8, -2.5, 2.5),
            6 => Math.Clamp((angle - 120.3) / 1.0, -3, 3),
            _ when angle > LinearFrom => -2,
            _ => 0,
        };
    }

    private bool HasLinearNeighbour(int atom)
    {
        var next = graph.Other(graph.BondsOf[atom][0], atom);
        return graph.Degree(next) == 2 && shape.Angle(next) > LinearFrom;
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
