using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>The content of <c>series.json</c>: one scale for the pictures of all ligands of a run.</summary>
/// <param name="SchemaVersion">Version of the record, that of <see cref="ExplainResult"/>.</param>
/// <param name="Program">The program that made it.</param>
/// <param name="Model">The model explained.</param>
/// <param name="Explained">Ligands explained.</param>
/// <param name="Failed">Ligands that failed.</param>
/// <param name="AtomRange">Where the colours of atoms end, in the model's unit: the size that 95 % of the ligand's atoms and of the protein's within 5 Å don't exceed, rounded up to two digits; of several results the widest. Colour from minus this to this.</param>
/// <param name="Channels">The common level of each channel.</param>
public sealed record SeriesSummary(
    int SchemaVersion,
    ProgramInfo Program,
    ModelSummary Model,
    int Explained,
    int Failed,
    double AtomRange,
    ImmutableArray<ChannelLevel> Channels);
