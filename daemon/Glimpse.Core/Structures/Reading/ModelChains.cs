using System.Globalization;
using System.Runtime.InteropServices;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Names for the chains of models that are joined: those of the first model keep theirs, A of the second becomes A-2.
/// </summary>
internal static class ModelChains
{
    /// <summary>Gives the atoms of later models their chains' names.</summary>
    /// <param name="atoms">The atoms of all models.</param>
    internal static void Rename(List<AtomRecord> atoms)
    {
        var first = atoms.Count > 0 ? atoms[0].Model : 0;
        var names = new Dictionary<(string Chain, int Model), string>();
        foreach (ref var atom in CollectionsMarshal.AsSpan(atoms))
        {
            if (atom.Model == first)
                continue;
            var key = (atom.Residue.Chain, atom.Model);
            if (!names.TryGetValue(key, out var name))
                names[key] = name = string.Create(CultureInfo.InvariantCulture, $"{key.Chain}-{key.Model}");
            atom.Residue = atom.Residue with { Chain = name };
        }
    }

    /// <summary>The sequences of the chains that <see cref="Rename"/> made, beside those of the file.</summary>
    internal static Structure WithSequences(Structure structure)
    {
        var sequences = structure.Sequences.ToBuilder();
        foreach (var chain in structure.Residues.Select(residue => residue.Id.Chain).Distinct(StringComparer.Ordinal))
        {
            var end = chain.LastIndexOf('-');
            if (end >= 0 && structure.Sequences.TryGetValue(chain[..end], out var sequence))
                sequences.TryAdd(chain, sequence);
        }

        return structure with { Sequences = sequences.ToImmutable() };
    }
}
