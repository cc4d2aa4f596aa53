namespace Glimpse.Protocol;

/// <summary>What the daemon takes at once.</summary>
public sealed record WireLimits
{
    /// <summary>Longest message to it, header not counted; the connection is closed on a longer one.</summary>
    public required long MessageBytes { get; init; }

    /// <summary>Most ligands or frames of one <c>explain</c>: send more in chunks.</summary>
    public required int LigandsPerRequest { get; init; }

    /// <summary>Most requests of one connection that wait for an answer.</summary>
    public required int RequestsInFlight { get; init; }

    /// <summary>Most <c>explain</c> requests of all clients that wait.</summary>
    public required int QueuedRequests { get; init; }

    /// <summary>Bytes of results that are kept; the ones used longest ago make room.</summary>
    public required long ResultBytes { get; init; }

    /// <summary>
    /// Most heavy atoms of a ligand, of one that it is compared with, and of a template, where a request doesn't say.
    /// </summary>
    public required int LigandAtoms { get; init; }

    /// <summary>Most results that one <c>result/view</c> or <c>result/release</c> names.</summary>
    public required int ResultIds { get; init; }
}
