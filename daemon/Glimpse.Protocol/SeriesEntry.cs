using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>
/// The content of <c>series-entry.json</c>: what a ligand's result adds to the files of its series, so that these can be made anew, and what it was
/// computed from, so that it needn't be computed again.
/// </summary>
/// <param name="SchemaVersion">Version of the record, that of <see cref="ExplainResult"/>.</param>
/// <param name="Run">SHA-256 of what all ligands of the run share: program version, channel scheme, weights, options, template, reference, protein.</param>
/// <param name="Input">SHA-256 of the ligand as read.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Title">Its title.</param>
/// <param name="Prediction">F(x), in the model's unit.</param>
/// <param name="Baseline">F(baseline).</param>
/// <param name="Sum">Sum of the attributions.</param>
/// <param name="CompletenessError">What that misses.</param>
/// <param name="LargestAtom">Largest absolute attribution of an atom.</param>
/// <param name="AtomRange">Where the colours of its atoms end.</param>
/// <param name="Scale">Its part in the common levels, of each channel that isn't all zero.</param>
/// <param name="Files">The result's other files but the summary, which has times in it: what is no longer so isn't taken over.</param>
public sealed record SeriesEntry(
    int SchemaVersion,
    string Run,
    string Input,
    ResultSource Source,
    string Title,
    double Prediction,
    double Baseline,
    double Sum,
    double CompletenessError,
    double LargestAtom,
    double AtomRange,
    ImmutableArray<SeriesHistogram> Scale,
    ImmutableArray<SeriesFile> Files);
