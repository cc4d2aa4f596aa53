using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>Who calls.</summary>
/// <param name="ClientName">The client's name, such as <c>glimpse_pymol</c>; at most 64 characters.</param>
/// <param name="ClientVersion">Its version; at most 64 characters.</param>
/// <param name="ProtocolVersion">The major version that it speaks, <see cref="WireProtocol.Version"/>.</param>
public sealed record InitializeRequest(string ClientName, string ClientVersion, int ProtocolVersion);

/// <summary>Who answers.</summary>
/// <param name="Program">The daemon's name and version.</param>
/// <param name="Build">Which build it is, 12 hexadecimal digits.</param>
/// <param name="ProtocolVersion">The major version that it speaks.</param>
/// <param name="Capabilities">What it can do, by name.</param>
/// <param name="Device">The device that it computes on as configured: <c>auto</c>, <c>cpu</c>, <c>cuda:0</c>.</param>
/// <param name="Limits">What it takes at once.</param>
public sealed record InitializeAnswer(
    ProgramInfo Program,
    string Build,
    int ProtocolVersion,
    ImmutableArray<string> Capabilities,
    string Device,
    WireLimits Limits);

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
/// <param name="LibTorch">Version of libtorch, such as <c>2.10.0</c> or <c>2.10.0+cu128</c>; empty when it doesn't
/// say.</param>
/// <param name="LibTorchIsExternal">True when it is an installation of the user's own
/// (<c>GLIMPSE_LIBTORCH</c>).</param>
/// <param name="SelfTested">The devices on which a libtorch of another version passed the self-test first; empty for
/// the version that the program was built for.</param>
/// <param name="Device">The device, as torch names it: <c>cpu</c>, <c>cuda:0</c>.</param>
/// <param name="Threads">Threads of one operation on the processor.</param>
public sealed record EngineSummary(
    string LibTorch,
    bool LibTorchIsExternal,
    ImmutableArray<string> SelfTested,
    string Device,
    int Threads);

/// <summary>Requests to explain, since the start.</summary>
/// <param name="Done">Answered.</param>
/// <param name="FromCache">Those of them that needed no computing.</param>
/// <param name="Failed">Refused or broken off with an error.</param>
/// <param name="Cancelled">Cancelled, or dropped since their client went away.</param>
/// <param name="Waiting">Waiting now.</param>
/// <param name="Running">Begun and not finished now.</param>
/// <param name="Ligands">Ligands explained.</param>
public sealed record JobCounts(
    int Done,
    int FromCache,
    int Failed,
    int Cancelled,
    int Waiting,
    int Running,
    long Ligands);

/// <summary>How long calls of a method took, over the last thousand.</summary>
/// <param name="Method">The method; for <c>explain</c> the time includes waiting.</param>
/// <param name="Calls">Calls since the start.</param>
/// <param name="Median">Median, milliseconds.</param>
/// <param name="Percentile95">95th percentile, milliseconds.</param>
/// <param name="Maximum">Longest, milliseconds.</param>
public sealed record LatencySummary(string Method, long Calls, double Median, double Percentile95, double Maximum);

/// <summary>Ends the daemon.</summary>
/// <param name="Drain">True to finish what is queued first, for as long as the daemon's settings allow; false to cancel
/// it.</param>
public sealed record ShutdownRequest(bool Drain = true);

/// <summary>The daemon is about to end.</summary>
/// <param name="Pending">Requests that it finishes or cancels first.</param>
public sealed record ShutdownAnswer(int Pending);

/// <summary>A request that says nothing but its method.</summary>
public sealed record EmptyRequest;
