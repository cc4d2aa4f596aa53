namespace Glimpse.Core.Structures.Ligands;

/// <summary>What kind of group may be the ligand, in the order in which they are offered.</summary>
public enum LigandKind
{
    /// <summary>A small molecule: hetero residues, alone or bonded to each other.</summary>
    Molecule,

    /// <summary>A short chain: a peptide or an oligonucleotide.</summary>
    Chain,

    /// <summary>A piece of a chain that nobody assigned (UNK throughout).</summary>
    Unassigned,
}
