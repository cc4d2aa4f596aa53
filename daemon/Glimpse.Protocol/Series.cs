using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>The content of <c>series.json</c>: one scale for the pictures of all ligands of a run.</summary>
/// <param name="SchemaVersion">Version of the record, that of <see cref="ExplainResult"/>.</param>
/// <param name="Program">The program that made it.</param>
/// <param name="Model">The model explained.</param>
/// <param name="Explained">Ligands explained.</param>
/// <param name="Failed">Ligands that failed.</param>
/// <param name="AtomRange">Where the colours of atoms end, in the model's unit: the size that 95 % of the ligand's
/// atoms and of the protein's within 5 Å don't exceed, rounded up to two digits; of several results the widest. Colour
/// from minus this to this.</param>
/// <param name="Channels">The common level of each channel.</param>
public sealed record SeriesSummary(
    int SchemaVersion,
    ProgramInfo Program,
    ModelSummary Model,
    int Explained,
    int Failed,
    double AtomRange,
    ImmutableArray<ChannelLevel> Channels);

/// <summary>
/// The content of <c>series-entry.json</c>: what a ligand's result adds to the files of its series, so that these can
/// be made anew, and what it was computed from, so that it needn't be computed again.
/// </summary>
/// <param name="SchemaVersion">Version of the record, that of <see cref="ExplainResult"/>.</param>
/// <param name="Run">SHA-256 of what all ligands of the run share: program version, channel scheme, weights, options,
/// template, reference, protein.</param>
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
/// <param name="Files">The result's other files but the summary, which has times in it: what is no longer so isn't
/// taken over.</param>
/// <param name="Summary">SHA-256 of the summary on one line without its times.</param>
/// <param name="Entry">SHA-256 of this record on one line, this member empty.</param>
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
    ImmutableArray<SeriesFile> Files,
    string Summary,
    string Entry);

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
