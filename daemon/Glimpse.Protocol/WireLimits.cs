namespace Glimpse.Protocol;

/// <summary>What the daemon takes at once.</summary>
/// <param name="MessageBytes">Longest message to it, header not counted; the connection is closed on a longer
/// one.</param>
/// <param name="LigandsPerRequest">Most ligands or frames of one <c>explain</c>: send more in chunks.</param>
/// <param name="RequestsInFlight">Most requests of one connection that wait for an answer.</param>
/// <param name="QueuedRequests">Most <c>explain</c> requests of all clients that wait.</param>
/// <param name="ResultBytes">Bytes of results that are kept; the ones used longest ago make room.</param>
/// <param name="LigandAtoms">Most heavy atoms of a ligand, of one that it is compared with, and of a template.</param>
/// <param name="ResultIds">Most results that one <c>result/scale</c> or <c>result/release</c> names.</param>
public sealed record WireLimits(
    long MessageBytes,
    int LigandsPerRequest,
    int RequestsInFlight,
    int QueuedRequests,
    long ResultBytes,
    int LigandAtoms,
    int ResultIds);
