using System.Text.Json.Serialization;

namespace Glimpse.Protocol.Wire;

/// <summary>What a prediction is compared with; a request with <c>versus</c> has a baseline of its own.</summary>
public enum BaselineChoice
{
    /// <summary>The empty grid.</summary>
    [JsonStringEnumMemberName("zero")]
    Zero,

    /// <summary>The protein alone: explains ligand channels only.</summary>
    [JsonStringEnumMemberName("apo")]
    Apo,

    /// <summary>The ligand alone: explains protein channels only.</summary>
    [JsonStringEnumMemberName("ligand")]
    Ligand,

    /// <summary>Both apart: F(PL) - F(P) - F(L) + F(0).</summary>
    [JsonStringEnumMemberName("interaction")]
    Interaction,
}
