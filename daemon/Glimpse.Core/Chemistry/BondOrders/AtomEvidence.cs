using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>What the shape around an atom says about its pi bonds, as costs in nats.</summary>
internal sealed class AtomEvidence
{
    private const double PhosphaAlkene = 6;
    private const double TerminalCarbonDouble = 1.5;
    private const double TerminalCarbonTriple = 2;
    private const double NotLinear = 8;
    private const double TerminalImine = 4;
    private const double TerminalAmidine = 1.25;
    private const double LonelyTripleNitrogen = 4;
    private const double Oxonium = 12;
    private const double LinearNitrogen = -2;
    private const double LinearFrom = 160;

    private static readonly LogOdds CationPyramid = new(14, 2.5, 0, double.MaxValue);

    /// <summary>
    /// A ring N that carries H opens its angle by some 4 degrees (pyridine 117, pyridone 123; imidazole 105, 108).
    /// </summary>
    private static readonly LogOdds FiveRingHydrogen = new(106.4, 0.55, -1.88, 1.88);

    private static readonly LogOdds SixRingHydrogen = new(120.3, 1, -3, 1.5);

    private readonly MolecularGraph graph;
    private readonly Shape shape;
    private readonly RingSetting rings;
    private readonly PlanarityEvidence planarity;
    private readonly NitrogenHabits nitrogen;

    internal AtomEvidence(MolecularGraph graph, Shape shape, RingSetting rings)
    {
        this.graph = graph;
        this.shape = shape;
        this.rings = rings;
        planarity = new PlanarityEvidence(graph, shape, rings);
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
                    problem.SetAtom(
                        atom,
                        0,
                        graph.Degree(atom) <= 2 ? PhosphaAlkene : 0,
                        OrderProblem.Forbidden,
                        OrderProblem.Forbidden);
                    break;
                default:
                    problem.SetAtom(atom, 0, OrderProblem.Forbidden, OrderProblem.Forbidden, OrderProblem.Forbidden);
                    break;
            }
        }
    }

    /// <summary>Log-odds that a ring N with two neighbours carries a hydrogen.</summary>
    internal double CarriesHydrogen(int atom)
    {
        var angle = shape.Angle(atom);
        return rings.Smallest(atom) switch
        {
            5 => FiveRingHydrogen.Of(angle) * rings.Flatness(atom),
            6 => SixRingHydrogen.Of(angle) * rings.Flatness(atom),
            _ => angle > LinearFrom ? LinearNitrogen : 0,
        };
    }

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
            case 2 when planarity.IsLinear(atom):
                problem.SetAtom(atom, NotLinear, NotLinear / 2, 0, OrderProblem.Forbidden);
                break;
            case 2:
                problem.SetAtom(atom, 0, -planarity.ByAngle(atom), NotLinear, OrderProblem.Forbidden);
                break;
            default:
                problem.SetAtom(atom, 0, -planarity.ByPyramid(atom), OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
        }
    }

    private void SetNitrogen(OrderProblem problem, int atom)
    {
        switch (graph.Degree(atom))
        {
            case 1:
                var imine = nitrogen.IsOnAmidine(atom) ? TerminalAmidine : TerminalImine;
                problem.SetAtom(
                    atom,
                    0,
                    imine,
                    HasLinearNeighbour(atom) ? 0 : LonelyTripleNitrogen,
                    OrderProblem.Forbidden);
                break;
            case 2:
                var carries = CarriesHydrogen(atom) / 2;
                problem.SetAtom(
                    atom,
                    nitrogen.Hydrogen(atom) - carries,
                    nitrogen.Imine(atom) + carries,
                    OrderProblem.Forbidden,
                    OrderProblem.Forbidden);
                break;
            case 3:
                var bent = CationPyramid.Of(shape.Pyramidality(atom));
                problem.SetAtom(atom, 0, nitrogen.Cation(atom) + bent, OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
            default:
                problem.SetAtom(atom, 0, OrderProblem.Forbidden, OrderProblem.Forbidden, OrderProblem.Forbidden);
                break;
        }
    }

    private bool HasLinearNeighbour(int atom)
    {
        var next = graph.Other(graph.BondsOf[atom][0], atom);
        return graph.Degree(next) == 2 && planarity.IsLinear(next);
    }

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
