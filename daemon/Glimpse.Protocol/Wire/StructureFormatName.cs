using System.Text.Json.Serialization;

namespace Glimpse.Protocol.Wire;

/// <summary>The formats of structures.</summary>
public enum StructureFormatName
{
    /// <summary>Protein Data Bank format.</summary>
    [JsonStringEnumMemberName("pdb")]
    Pdb,

    /// <summary>PDBx/mmCIF.</summary>
    [JsonStringEnumMemberName("mmcif")]
    MmCif,

    /// <summary>MDL molfile or SD file.</summary>
    [JsonStringEnumMemberName("sdf")]
    Sdf,

    /// <summary>Tripos MOL2.</summary>
    [JsonStringEnumMemberName("mol2")]
    Mol2,
}
