using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>Asks for one scale for pictures that are to be compared.</summary>
/// <param name="ResultIds">The results, all of one model, at least one.</param>
public sealed record ScaleRequest(ImmutableArray<string> ResultIds);
