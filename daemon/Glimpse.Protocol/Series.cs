using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>The content of <c>series.json</c>: one scale for the pictures of all ligands of a run.</summary>
public sealed record SeriesSummary
{
    /// <summary>Version of the record, that of <see cref="ExplainResult"/>.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The program that made it.</summary>
    public required ProgramInfo Program { get; init; }

    /// <summary>The model explained.</summary>
    public required ModelSummary Model { get; init; }

    /// <summary>Ligands explained.</summary>
    public required int Explained { get; init; }

    /// <summary>Ligands that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>
    /// Where the colours of atoms end, in the model's unit: the size that 95 % of the ligand's atoms and of the
    /// protein's within 5 Å don't exceed, rounded up to two digits; of several results the widest. Colour from minus
    /// this to this.
    /// </summary>
    public required double AtomRange { get; init; }

    /// <summary>The common level of each channel.</summary>
    public required ImmutableArray<ChannelLevel> Channels { get; init; }
}

/// <summary>
/// The content of <c>series-entry.json</c>: what a ligand's result adds to the files of its series, so that these can
/// be made anew, and what it was computed from, so that it needn't be computed again.
/// </summary>
public sealed record SeriesEntry
{
    /// <summary>Version of the record, that of <see cref="ExplainResult"/>.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>
    /// SHA-256 of what all ligands of the run share: program version, channel scheme, weights, options, template,
    /// reference, protein.
    /// </summary>
    public required string Run { get; init; }

    /// <summary>SHA-256 of the ligand as read.</summary>
    public required string Input { get; init; }

    /// <summary>Where it came from.</summary>
    public required ResultSource Source { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>F(x), in the model's unit.</summary>
    public required double Prediction { get; init; }

    /// <summary>F(baseline).</summary>
    public required double Baseline { get; init; }

    /// <summary>Sum of the attributions.</summary>
    public required double Sum { get; init; }

    /// <summary>What that misses.</summary>
    public required double CompletenessError { get; init; }

    /// <summary>Largest absolute attribution of an atom.</summary>
    public required double LargestAtom { get; init; }

    /// <summary>Where the colours of its atoms end.</summary>
    public required double AtomRange { get; init; }

    /// <summary>The classifiers that speak against its pose.</summary>
    public ImmutableArray<string> DoubtedBy { get; init; } = [];

    /// <summary>Its part in the common levels, of each channel that isn't all zero.</summary>
    public required ImmutableArray<SeriesHistogram> Scale { get; init; }

    /// <summary>
    /// The result's other files but the summary, which has times in it: what is no longer so isn't taken over.
    /// </summary>
    public required ImmutableArray<SeriesFile> Files { get; init; }

    /// <summary>SHA-256 of the summary on one line without its times.</summary>
    public required string Summary { get; init; }

    /// <summary>SHA-256 of this record on one line, this member empty.</summary>
    public required string Entry { get; init; }
}

/// <summary>A file of a ligand's result, as it was written.</summary>
/// <param name="Path">Its path relative to the folder of the result.</param>
/// <param name="Sha256">SHA-256 of its content, in hexadecimal.</param>
public sealed record SeriesFile(string Path, string Sha256);

/// <summary>
/// How much absolute attribution the voxels of a channel hold, by their density d (model's unit per Å³): bin i holds
/// those from 1e-9 × exp(0.01 i) on.
/// </summary>
/// <param name="Index">The channel.</param>
/// <param name="FirstBin">The first bin that isn't empty.</param>
/// <param name="Bins">The sums of bin after bin: float32, little endian, Base64.</param>
public sealed record SeriesHistogram(int Index, int FirstBin, string Bins);
