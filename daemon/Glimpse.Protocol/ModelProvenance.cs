using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>Which model it is exactly. Where it lies is told by <c>models list</c> and <c>doctor</c> alone: no path is in a result or on the wire.</summary>
/// <param name="Version">What its maker calls this state of it; empty where the manifest says nothing.</param>
/// <param name="WeightsSha256">SHA-256 of its weights, lower-case hexadecimal, one a member of an ensemble.</param>
/// <param name="Origin">Whether it came with the program or is the user's.</param>
/// <param name="TakesShippedPlace">True for a model of the user's that hides one of the same name that came with the program.</param>
public sealed record ModelProvenance(string Version, ImmutableArray<string> WeightsSha256, ModelOrigin Origin, bool TakesShippedPlace);
