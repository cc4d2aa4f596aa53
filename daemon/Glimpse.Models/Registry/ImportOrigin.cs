using System.Collections.Immutable;

namespace Glimpse.Models.Registry;

/// <summary>Where a model came from that was imported.</summary>
/// <param name="Files">The files that it was made of, one a network.</param>
/// <param name="License">What is known of their licence.</param>
public sealed record ImportOrigin(ImmutableArray<ImportedFile> Files, string License);
