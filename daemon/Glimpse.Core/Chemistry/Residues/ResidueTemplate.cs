using System.Collections.Frozen;
using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Residues;

/// <summary>The heavy atoms of a residue in one protonation state and what each of them is.</summary>
/// <param name="Name">The state's name, such as HIE.</param>
/// <param name="IsAminoAcid">True for a residue with a peptide backbone.</param>
/// <param name="AtomNames">The atoms that a complete residue inside a chain has, backbone first.</param>
/// <param name="Kinds">What atoms are, by atom name, for each <see cref="ChainEnd"/> (index 0 to 3).</param>
/// <param name="Aliases">Other names of its atoms.</param>
internal sealed record ResidueTemplate(
    string Name,
    bool IsAminoAcid,
    ImmutableArray<string> AtomNames,
    FrozenDictionary<string, AtomKind>[] Kinds,
    FrozenDictionary<string, string> Aliases)
{
    /// <summary>The bonds between its own atoms, with their Kekulé orders.</summary>
    internal ImmutableArray<(string First, string Second, int Order)> Bonds { get; init; } = [];

    /// <summary>The order of the bond between two of its atoms; 0 where there is none.</summary>
    internal int OrderOf(string first, string second) =>
        Bonds
            .FirstOrDefault(bond =>
                (bond.First == first && bond.Second == second) || (bond.First == second && bond.Second == first))
            .Order;

    /// <summary>The traits of an atom, or false when the template has no atom of that name.</summary>
    internal bool TryGetTraits(string atomName, ChainEnd end, out AtomTraits traits)
    {
        var isKnown = TryGetKind(atomName, end, out var kind);
        traits = kind.Traits;
        return isKnown;
    }

    /// <summary>What an atom is, or false when the template has no atom of that name.</summary>
    internal bool TryGetKind(string atomName, ChainEnd end, out AtomKind kind) =>
        Kinds[(int)end].TryGetValue(Canonical(atomName), out kind);

    /// <summary>The template's own name of an atom.</summary>
    internal string Canonical(string atomName)
    {
        var name = atomName.Replace('*', '\'');
        return Kinds[0].ContainsKey(name) ? name : Aliases.GetValueOrDefault(name, name);
    }
}
