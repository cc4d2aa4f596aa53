namespace Glimpse.Protocol.Wire;

/// <summary>Asks for what a result holds.</summary>
/// <param name="ResultId">The result.</param>
public sealed record ResultRequest(string ResultId);
