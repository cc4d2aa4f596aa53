using System.Collections.Immutable;

namespace Glimpse.Models.Import;

/// <summary>What a folder of files gave of a set of models.</summary>
/// <param name="Drafts">The models whose files are all there.</param>
/// <param name="Missing">For each other model of the set, that it was left out and which files it lacks.</param>
public sealed record SetDrafts(ImmutableArray<ModelDraft> Drafts, ImmutableArray<string> Missing);
