using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>
/// Finds the residues that are a charged end of their chain. Only evidence counts: hydrogens, OXT, a name such as NALA
/// or the deposited sequence; a break in the chain (a missing loop, a cut pocket) is no end, and programs that add
/// hydrogens write NH2 there.
/// </summary>
internal sealed class ChainEnds
{
    /// <summary>So many residues must match the end of the deposited sequence.</summary>
    private const int Matching = 4;

    /// <summary>Hydrogens of a charged amine; proline's has one less.</summary>
    private const int OfAmmonium = 3;

    private readonly Dictionary<int, ChainEnd> bySequence = [];
    private readonly HashSet<int> firstByNumber = [];
    private readonly Structure structure;

    internal ChainEnds(Structure structure)
    {
        this.structure = structure;
        foreach (
            var chain in Enumerable.Range(0, structure.Residues.Length).GroupBy(i => structure.Residues[i].Id.Chain))
        {
            var polymer = chain.Where(i => IsAminoAcid(structure.Residues[i].Id.Name)).ToList();
            if (!structure.Sequences.TryGetValue(chain.Key, out var sequence))
            {
                firstByNumber.UnionWith(
                    polymer.Where(
                        (residue, place) =>
                            IsFirst(
                                structure.Residues[residue].Id,
                                place == 0 ? null : structure.Residues[polymer[place - 1]].Id)));
                continue;
            }

            if (Matches(polymer, sequence))
                bySequence[polymer[0]] = bySequence.GetValueOrDefault(polymer[0]) | ChainEnd.NTerminus;
            polymer.Reverse();
            if (Matches(polymer, [.. sequence.Reverse()]))
                bySequence[polymer[0]] = bySequence.GetValueOrDefault(polymer[0]) | ChainEnd.CTerminus;
        }
    }

    /// <summary>
    /// Which end a residue is. Three hydrogens on N state a charged one (two on proline's); one less does where
    /// sequence or numbers show that nothing comes before.
    /// </summary>
    /// <param name="residueIndex">The residue.</param>
    /// <param name="template">Its template, an amino acid's.</param>
    /// <param name="names">Its atoms' names in the template.</param>
    /// <param name="hydrogens">The hydrogens that it is given.</param>
    internal ChainEnd Of(
        int residueIndex,
        ResidueTemplate template,
        IReadOnlyDictionary<int, string> names,
        GivenHydrogens hydrogens)
    {
        var end = bySequence.GetValueOrDefault(residueIndex);
        var charged =
            OfAmmonium - (template.OrderOf("CD", "N") > 0 ? 1 : 0) - (firstByNumber.Contains(residueIndex) ? 1 : 0);
        if (hydrogens.On("N") >= charged || ResidueTemplates.IsFirst(structure.Residues[residueIndex].Id.Name))
            end |= ChainEnd.NTerminus;
        if (names.Values.Contains(CanonicalNames.TerminalOxygen))
            end |= ChainEnd.CTerminus;
        return end;
    }

    /// <summary>True for a residue 1 with which its chain, or another chain of that name, begins.</summary>
    private static bool IsFirst(ResidueId residue, ResidueId? before) =>
        residue is { Number: 1, InsertionCode: "" } && (before is null || before.Value.Number >= residue.Number);

    private static bool IsAminoAcid(string residueName) =>
        ResidueTemplates.TryFind(residueName, out var template) && template.IsAminoAcid;

    private bool Matches(List<int> residues, ImmutableArray<string> sequence)
    {
        var count = Math.Min(Matching, sequence.Length);
        return count > 0 && residues.Count >= count
            && Enumerable.Range(0, count).All(i => structure.Residues[residues[i]].Id.Name == sequence[i]);
    }
}
