namespace Glimpse.Protocol.Wire;

/// <summary>The daemon is about to end.</summary>
/// <param name="Pending">Requests that it finishes or cancels first.</param>
public sealed record ShutdownAnswer(int Pending);
