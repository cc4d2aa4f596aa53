using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>Says that results are no longer needed: they make room first.</summary>
/// <param name="ResultIds">The results; one that is gone already is passed over.</param>
public sealed record ReleaseRequest(ImmutableArray<string> ResultIds);
