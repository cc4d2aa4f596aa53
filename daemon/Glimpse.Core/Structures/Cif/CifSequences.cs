using System.Collections.Immutable;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Cif;

/// <summary>
/// Finds the sequence of each chain from _entity_poly_seq, or from _pdbx_poly_seq_scheme where that is missing.
/// </summary>
internal sealed class CifSequences(LineReader lines, NamePool names)
{
    /// <summary>Sequences of entities.</summary>
    internal CifTable Entities { get; } = new(lines, names, "entity_id", "num", "mon_id");

    /// <summary>Sequences of chains.</summary>
    internal CifTable Chains { get; } = new(lines, names, "pdb_strand_id", "seq_id", "mon_id");

    /// <summary>Residue names by authors' chain.</summary>
    internal ImmutableDictionary<string, ImmutableArray<string>> Find(CifAtomSite atoms)
    {
        var byEntity = Group(Entities);
        if (byEntity.Count == 0)
            return Group(Chains).ToImmutableDictionary(StringComparer.Ordinal);
        var byChain = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        for (var i = 0; i < atoms.Atoms.Count; i++)
        {
            var chain = atoms.Atoms[i].Residue.Chain;
            var isNew =
                i == 0
                || !ReferenceEquals(atoms.Entities[i], atoms.Entities[i - 1])
                || chain != atoms.Atoms[i - 1].Residue.Chain;
            if (isNew && byEntity.TryGetValue(atoms.Entities[i], out var sequence))
                byChain.TryAdd(chain, sequence);
        }

        return byChain.ToImmutable();
    }

    /// <summary>The first residue at each number counts: others are the same place in another mixture.</summary>
    private static Dictionary<string, ImmutableArray<string>> Group(CifTable table) =>
        table.Rows.GroupBy(row => row[0], StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.DistinctBy(row => row[1]).Select(row => row[2]).ToImmutableArray(),
                StringComparer.Ordinal);
}
