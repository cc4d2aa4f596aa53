using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>
/// Groups that take up a proton at pH 7.4: aliphatic amines, amidines and guanidines (scheme glimpse-8, "Protonation").
/// </summary>
internal static class Bases
{
    /// <summary>Amines this many bonds apart share one proton.</summary>
    private const int DiamineReach = 3;

    /// <summary>Finds them in a neutral graph.</summary>
    /// <param name="graph">The molecule, neutral.</param>
    /// <param name="aromatic">Its aromatic atoms.</param>
    /// <param name="nearMetal">Atoms whose lone pair a metal holds.</param>
    /// <param name="isCation">Amines that the input writes as protonated: they come first when neighbours share a
    /// proton.</param>
    internal static IEnumerable<ProtonationSite> Find(
        MolecularGraph graph,
        Aromaticity aromatic,
        bool[] nearMetal,
        bool[] isCation)
    {
        var amines = Enumerable
            .Range(0, graph.Count)
            .Where(a => !nearMetal[a] && IsBasicAmine(graph, a, aromatic))
            .ToList();
        foreach (var amine in Protonated(graph, amines, isCation))
            yield return new ProtonationSite("amine", [amine], [amine], 1);
        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (Amidine(graph, atom, aromatic) is { } imine and >= 0 && !nearMetal[imine])
            {
                var nitrogens = graph.Neighbours(atom).Where(n => graph.Is(n, Element.N)).ToArray();
                yield return new ProtonationSite(
                    nitrogens.Length > 2 ? "guanidinium" : "amidinium",
                    [imine],
                    nitrogens,
                    1);
            }
        }
    }

    private static bool IsBasicAmine(MolecularGraph graph, int atom, Aromaticity aromatic) =>
        graph.Is(atom, Element.N)
        && graph.Charges[atom] == 0
        && graph.OrderSum(atom) == graph.Degree(atom)
        && graph.Degree(atom) + graph.Hydrogens[atom] == Valence.Default(7)
        && graph
            .Neighbours(atom)
            .All(carbon => IsAlkyl(graph, carbon, aromatic) && !IsNextToWithdrawing(graph, carbon, atom));

    private static bool IsAlkyl(MolecularGraph graph, int atom, Aromaticity aromatic) =>
        graph.Is(atom, Element.C) && graph.PiBonds(atom) == 0 && !aromatic.Atoms[atom];

    private static bool IsNextToWithdrawing(MolecularGraph graph, int carbon, int amine) =>
        graph
            .Neighbours(carbon)
            .Any(n => n != amine && (graph.Is(n, Element.F) || Groups.IsStronglyWithdrawing(graph, n)));

    /// <summary>
    /// Of amines that share a proton those with most alkyl carbons keep it; equals all do, so that order never decides.
    /// </summary>
    private static List<int> Protonated(MolecularGraph graph, List<int> amines, bool[] isCation)
    {
        var protonated = new List<int>();
        var byCarbons = amines.GroupBy(a => (Cation: isCation[a], Carbons: graph.Degree(a)))
            .OrderByDescending(group => group.Key.Cation).ThenByDescending(group => group.Key.Carbons);
        foreach (var equals in byCarbons)
            protonated.AddRange([.. equals.Where(a => !protonated.Exists(p => AreWithin(graph, a, p, DiamineReach)))]);
        return protonated;
    }

    private static bool AreWithin(MolecularGraph graph, int from, int to, int bonds) =>
        from == to || (bonds > 0 && graph.Neighbours(from).Any(next => AreWithin(graph, next, to, bonds - 1)));

    /// <summary>
    /// The double-bonded N of an amidine, guanidine or isothiourea carbon that takes up a proton; -1 for any other
    /// atom.
    /// </summary>
    private static int Amidine(MolecularGraph graph, int carbon, Aromaticity aromatic)
    {
        if (!graph.Is(carbon, Element.C) || aromatic.Atoms[carbon] || graph.PiBonds(carbon) != 1)
            return -1;
        var imine = -1;
        var nitrogens = 0;
        var acyls = 0;
        foreach (var bond in graph.BondsOf[carbon])
        {
            var other = graph.Other(bond, carbon);
            if (!graph.Is(other, Element.N))
                continue;
            if (graph.Charges[other] != 0 || graph.Neighbours(other).Any(n => n != carbon && TakesBasicity(graph, n)))
                return -1;
            acyls += graph.Neighbours(other).Count(n => n != carbon && Groups.IsAcyl(graph, n));
            nitrogens++;
            if (graph.Orders[bond] == 2)
                imine = other;
        }

        // One acyl group leaves a guanidine basic (as in amiloride), but no amidine.
        var tolerated = nitrogens > 2 ? 1 : 0;
        return nitrogens >= 2 && acyls <= tolerated ? imine : -1;
    }

    private static bool TakesBasicity(MolecularGraph graph, int atom) =>
        graph.Is(atom, Element.N)
        || graph.Is(atom, Element.O)
        || graph.Is(atom, Element.P)
        || Groups.IsStronglyWithdrawing(graph, atom);
}
