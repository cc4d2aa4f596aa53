using System.Text.Json.Serialization;

namespace Glimpse.Protocol;

/// <summary>Which partner of the complex something belongs to.</summary>
public enum Partner
{
    /// <summary>The protein with its metals and cofactors.</summary>
    [JsonStringEnumMemberName("protein")]
    Protein,

    /// <summary>The ligand.</summary>
    [JsonStringEnumMemberName("ligand")]
    Ligand,

    /// <summary>The ligand that a comparison starts from.</summary>
    [JsonStringEnumMemberName("reference")]
    Reference,
}
