namespace Glimpse.Protocol.Wire;

/// <summary>Ends the daemon.</summary>
/// <param name="Drain">True to finish what is queued first, for as long as the daemon's settings allow; false to cancel it.</param>
public sealed record ShutdownRequest(bool Drain = true);
