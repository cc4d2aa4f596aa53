using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>The version of the wire and what it can do.</summary>
public static class WireProtocol
{
    /// <summary>Major version: rises when a client written for the one before would no longer work.</summary>
    public const int Version = 1;

    /// <summary>What a daemon of this build can do; what is new later gets a name of its own here.</summary>
    public static ImmutableArray<string> Capabilities { get; } =
    [
        "explain",
        "explain.many",
        "explain.frames",
        "explain.versus",
        "explain.assembly",
        "explain.symmetry",
        "result.map",
        "result.view",
        "options.list",
        "cancel",
    ];
}
