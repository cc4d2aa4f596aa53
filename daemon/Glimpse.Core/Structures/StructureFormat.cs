namespace Glimpse.Core.Structures;

/// <summary>The file formats that are read, recognised by content.</summary>
public enum StructureFormat
{
    /// <summary>Protein Data Bank format, fixed columns.</summary>
    Pdb,

    /// <summary>MDL molfile or SD file, V2000 or V3000.</summary>
    Sdf,

    /// <summary>PDBx/mmCIF.</summary>
    MmCif,

    /// <summary>Tripos MOL2.</summary>
    Mol2,
}
