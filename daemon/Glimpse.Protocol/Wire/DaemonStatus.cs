using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>How the daemon fares.</summary>
public sealed record DaemonStatus
{
    /// <summary>The program.</summary>
    public required ProgramInfo Program { get; init; }

    /// <summary>Which build it is.</summary>
    public required string Build { get; init; }

    /// <summary>Its process.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Seconds since it started.</summary>
    public required double UptimeSeconds { get; init; }

    /// <summary>True once it takes no new work and ends when the old is done.</summary>
    public required bool IsDraining { get; init; }

    /// <summary>Connections open, this one included.</summary>
    public required int Connections { get; init; }

    /// <summary>The requests to explain.</summary>
    public required JobCounts Jobs { get; init; }

    /// <summary>How long calls took since the start, by kind; a kind without calls is missing.</summary>
    public required ImmutableArray<LatencySummary> Latencies { get; init; }

    /// <summary>Results kept.</summary>
    public required int Results { get; init; }

    /// <summary>Bytes that they take.</summary>
    public required long ResultBytes { get; init; }

    /// <summary>Models in memory, by name.</summary>
    public required ImmutableArray<string> ModelsLoaded { get; init; }

    /// <summary>What computes; null before the first model is loaded.</summary>
    public required EngineSummary? Engine { get; init; }

    /// <summary>Tensors alive; 0 before the first model is loaded.</summary>
    public required long LiveTensors { get; init; }

    /// <summary>Memory of the device in use, by this and all other programs, bytes; null on the processor.</summary>
    public required long? DeviceBytes { get; init; }

    /// <summary>Resident memory of the process, bytes.</summary>
    public required long ResidentBytes { get; init; }

    /// <summary>Memory of .NET's own heap, bytes.</summary>
    public required long ManagedBytes { get; init; }

    /// <summary>Open file descriptors; null where the system doesn't say.</summary>
    public required int? Descriptors { get; init; }
}
