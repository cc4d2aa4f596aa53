using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>Who calls.</summary>
/// <param name="ClientName">The client's name, such as <c>glimpse_pymol</c>; at most 64 characters.</param>
/// <param name="ClientVersion">Its version; at most 64 characters.</param>
/// <param name="ProtocolVersion">The major version that it speaks, <see cref="WireProtocol.Version"/>.</param>
public sealed record InitializeRequest(string ClientName, string ClientVersion, int ProtocolVersion);

/// <summary>Who answers.</summary>
public sealed record InitializeAnswer
{
    /// <summary>The daemon's name and version.</summary>
    public required ProgramInfo Program { get; init; }

    /// <summary>Which build it is, 12 hexadecimal digits.</summary>
    public required string Build { get; init; }

    /// <summary>The major version that it speaks.</summary>
    public required int ProtocolVersion { get; init; }

    /// <summary>What it can do, by name.</summary>
    public required ImmutableArray<string> Capabilities { get; init; }

    /// <summary>The device that it computes on as configured: <c>auto</c>, <c>cpu</c>, <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>What it takes at once.</summary>
    public required WireLimits Limits { get; init; }
}

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

/// <summary>What computed.</summary>
public sealed record EngineSummary
{
    /// <summary>Version of libtorch, such as <c>2.10.0</c> or <c>2.10.0+cu128</c>; empty when it doesn't say.</summary>
    public required string LibTorch { get; init; }

    /// <summary>True when it is an installation of the user's own (<c>GLIMPSE_LIBTORCH</c>).</summary>
    public required bool LibTorchIsExternal { get; init; }

    /// <summary>
    /// The devices on which a libtorch of another version passed the self-test first; empty for the version that the
    /// program was built for.
    /// </summary>
    public required ImmutableArray<string> SelfTested { get; init; }

    /// <summary>The device, as torch names it: <c>cpu</c>, <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Threads of one operation on the processor.</summary>
    public required int Threads { get; init; }
}

/// <summary>Requests to explain, since the start.</summary>
public sealed record JobCounts
{
    /// <summary>Answered.</summary>
    public required int Done { get; init; }

    /// <summary>Those of them that needed no computing.</summary>
    public required int FromCache { get; init; }

    /// <summary>Refused or broken off with an error.</summary>
    public required int Failed { get; init; }

    /// <summary>Cancelled, or dropped since their client went away.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Waiting now.</summary>
    public required int Waiting { get; init; }

    /// <summary>Begun and not finished now.</summary>
    public required int Running { get; init; }

    /// <summary>Ligands explained.</summary>
    public required long Ligands { get; init; }
}

/// <summary>How long calls of a method took, over the last thousand.</summary>
public sealed record LatencySummary
{
    /// <summary>The method; for <c>explain</c> the time includes waiting.</summary>
    public required string Method { get; init; }

    /// <summary>Calls since the start.</summary>
    public required long Calls { get; init; }

    /// <summary>Median, milliseconds.</summary>
    public required double Median { get; init; }

    /// <summary>95th percentile, milliseconds.</summary>
    public required double Percentile95 { get; init; }

    /// <summary>Longest, milliseconds.</summary>
    public required double Maximum { get; init; }
}

/// <summary>Ends the daemon.</summary>
/// <param name="Drain">True to finish what is queued first, for as long as the daemon's settings allow; false to cancel
/// it.</param>
public sealed record ShutdownRequest(bool Drain = true);

/// <summary>The daemon is about to end.</summary>
/// <param name="Pending">Requests that it finishes or cancels first.</param>
public sealed record ShutdownAnswer(int Pending);

/// <summary>A request that says nothing but its method.</summary>
public sealed record EmptyRequest;
