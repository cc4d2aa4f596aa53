using System.Collections.Immutable;

namespace Glimpse.Training.Loop;

/// <summary>What a training left.</summary>
/// <param name="Folder">The model's folder.</param>
/// <param name="Lines">What came of it: a word or two and what it is.</param>
public sealed record TrainingReport(string Folder, ImmutableArray<(string Label, string Text)> Lines);
