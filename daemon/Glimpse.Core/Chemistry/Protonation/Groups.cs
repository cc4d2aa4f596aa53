using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>
/// Questions about the surroundings of an atom that the rules for acids and bases ask. The graph is in its neutral
/// form.
/// </summary>
internal static class Groups
{
    private const int StronglyFluorinated = 2;

    /// <summary>O, S or Se that hangs on one atom by a double bond.</summary>
    internal static bool IsOxo(MolecularGraph graph, int atom) =>
        IsChalcogen(graph, atom) && graph.Degree(atom) == 1 && graph.PiBonds(atom) == 1;

    /// <summary>OH or SH.</summary>
    internal static bool IsHydroxyl(MolecularGraph graph, int atom) =>
        IsChalcogen(graph, atom) && graph.Degree(atom) == 1 && graph.Hydrogens[atom] > 0;

    internal static int CountOxo(MolecularGraph graph, int atom) => graph.Neighbours(atom).Count(n => IsOxo(graph, n));

    /// <summary>Carbon with C=O or C=S.</summary>
    internal static bool IsAcyl(MolecularGraph graph, int atom) =>
        graph.Is(atom, Element.C) && CountOxo(graph, atom) > 0;

    /// <summary>S or Se with two double-bonded O.</summary>
    internal static bool IsSulfonyl(MolecularGraph graph, int atom) =>
        (graph.Is(atom, Element.S) || graph.Is(atom, Element.Se)) && CountOxo(graph, atom) >= 2;

    /// <summary>The carbon of C#N.</summary>
    internal static bool IsCyano(MolecularGraph graph, int atom) =>
        graph.Is(atom, Element.C) && graph.PiBonds(atom) == 2
        && graph.BondsOf[atom].Any(b => graph.Orders[b] == 3 && graph.Is(graph.Other(b, atom), Element.N));

    internal static bool IsNitro(MolecularGraph graph, int atom) =>
        graph.Is(atom, Element.N) && graph.Charges[atom] > 0 && CountOxo(graph, atom) > 0;

    /// <summary>Carbon with two fluorines or three.</summary>
    internal static bool IsFluorinated(MolecularGraph graph, int atom) =>
        graph.Is(atom, Element.C) && graph.Neighbours(atom).Count(n => graph.Is(n, Element.F)) >= StronglyFluorinated;

    /// <summary>A group whose pull on an electron pair takes the basicity of a nitrogen nearby.</summary>
    internal static bool IsStronglyWithdrawing(MolecularGraph graph, int atom) =>
        IsSulfonyl(graph, atom) || IsCyano(graph, atom) || IsNitro(graph, atom) || IsFluorinated(graph, atom);

    private static bool IsChalcogen(MolecularGraph graph, int atom) =>
        graph.Is(atom, Element.O) || graph.Is(atom, Element.S) || graph.Is(atom, Element.Se);
}
