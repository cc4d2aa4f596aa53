using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>
/// Finds the residues that are a charged end of their chain. Only evidence counts: hydrogens, OXT or the deposited
/// sequence; a break in the chain (a missing loop, a cut pocket) is no end.
/// </summary>
internal sealed class ChainEnds
{
    /// <summary>So many residues must match the end of the deposited sequence.</summary>
    private const int Matching = 4;

    private readonly Dictionary<int, ChainEnd> bySequence = [];
    private readonly Structure structure;

    internal ChainEnds(Structure structure)
    {
        this.structure = structure;
        foreach (var chain in Enumerable.Range(0, structure.Residues.Length).GroupBy(i => structure.Residues[i].Id.Chain))
        {
            if (!structure.Sequences.TryGetValue(chain.Key, out var sequence))
                continue;
            var polymer = chain.Where(i => IsAminoAcid(structure.Residues[i].Id.Name)).ToList();
            if (Matches(polymer, sequence))
                bySequence[polymer[0]] = bySequence.GetValueOrDefault(polymer[0]) | ChainEnd.NTerminus;
            polymer.Reverse();
            if (Matches(polymer, [.. sequence.Reverse()]))
                bySequence[polymer[0]] = bySequence.GetValueOrDefault(polymer[0]) | ChainEnd.CTerminus;
        }
    }

    internal ChainEnd Of(int residueIndex, GivenHydrogens hydrogens)
    {
        var residue = structure.Residues[residueIndex];
        var end = bySequence.GetValueOrDefault(residueIndex);
        var chargedAmine = residue.Id.Name == "PRO" ? 1 : 2;
        if (hydrogens.On("N") >= chargedAmine)
            end |= ChainEnd.NTerminus;
        if (residue.AtomIndices.Any(i => structure.Atoms[i].Name is "OXT" or "OT2" or "OC2" or "O2" or "OT"))
            end |= ChainEnd.CTerminus;
        return end;
    }

    private static bool IsAminoAcid(string residueName) =>
        ResidueTemplates.TryFind(residueName, out var template) && template.IsAminoAcid;

    private bool Matches(List<int> residues, ImmutableArray<string> sequence)
    {
        var count = Math.Min(Matching, sequence.Length);
        return count > 0 && residues.Count >= count
            && Enumerable.Range(0, count).All(i => structure.Residues[residues[i]].Id.Name == sequence[i]);
    }
}
