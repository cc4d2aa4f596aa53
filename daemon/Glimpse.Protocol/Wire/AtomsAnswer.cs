using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>The atoms of a result.</summary>
/// <param name="ResultId">The result.</param>
/// <param name="Atoms">All heavy atoms that the model saw, protein first; indices in the summary count in this list.</param>
public sealed record AtomsAnswer(string ResultId, ImmutableArray<AtomSummary> Atoms);
