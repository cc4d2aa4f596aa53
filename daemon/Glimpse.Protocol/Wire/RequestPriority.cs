using System.Text.Json.Serialization;

namespace Glimpse.Protocol.Wire;

/// <summary>How urgent a request is.</summary>
public enum RequestPriority
{
    /// <summary>Somebody waits: goes before batches, after the ligand that is being computed.</summary>
    [JsonStringEnumMemberName("interactive")]
    Interactive,

    /// <summary>Many ligands in the background.</summary>
    [JsonStringEnumMemberName("batch")]
    Batch,
}
