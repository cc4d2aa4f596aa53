using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>Hydrogens that the input gives fix an atom's valence, and so how many pi bonds it can have.</summary>
internal static class StatedHydrogens
{
    /// <summary>Nothing is known of an atom's hydrogens.</summary>
    internal const int Unknown = -1;

    private const double CarbonMismatch = 8;
    private const double NitrogenCation = 2;
    private const double NitrogenAnion = 4;
    private const double ChalcogenAnion = 2;
    private const double Impossible = 12;

    /// <summary>Overrides the costs of atoms whose hydrogens are known.</summary>
    internal static void SetCosts(OrderProblem problem, int[] stated)
    {
        var graph = problem.Graph;
        Span<double> costs = stackalloc double[OrderProblem.MaxPi + 1];
        for (var atom = 0; atom < graph.Count; atom++)
        {
            var number = graph.Elements[atom].AtomicNumber;
            if (
                stated[atom] == Unknown
                || number is not (6 or 7 or 8 or 16)
                || (number is 8 or 16 && graph.Degree(atom) > 1))
                continue;
            for (var pi = 0; pi <= OrderProblem.MaxPi; pi++)
                costs[pi] =
                    number == 7 && pi == 2 && graph.Degree(atom) > 1
                        ? Impossible
                        : Cost(number, graph.Degree(atom) + stated[atom] + pi);
            problem.SetAtom(atom, costs);
        }
    }

    private static double Cost(int number, int valence) => (number, valence) switch
    {
        (6, _) => CarbonMismatch * Math.Abs(Valence.Default(number) - valence),
        (7, 3) => 0,
        (7, 4) => NitrogenCation,
        (7, 2) => NitrogenAnion,
        (8 or 16, 2) => 0,
        (8 or 16, 1) => ChalcogenAnion,
        _ => Impossible,
    };
}
