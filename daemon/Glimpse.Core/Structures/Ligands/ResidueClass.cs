namespace Glimpse.Core.Structures.Ligands;

/// <summary>What part a residue plays when a ligand is looked for.</summary>
internal enum ResidueClass
{
    /// <summary>Part of a protein or nucleic acid chain.</summary>
    Polymer,

    /// <summary>Part of a short chain that may be the ligand, and counts as polymer beside another one.</summary>
    ShortChain,

    /// <summary>Water.</summary>
    Water,

    /// <summary>A single ion or noble gas atom.</summary>
    Ion,

    /// <summary>A sugar of a glycan that sits on the protein.</summary>
    Glycan,

    /// <summary>A buffer component, salt or cryoprotectant.</summary>
    Buffer,

    /// <summary>Any other hetero group: it may be the ligand.</summary>
    Hetero,
}
