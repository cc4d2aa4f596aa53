using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>
/// A prediction for one ligand taken apart: the content of <c>summary.json</c>, of <c>--json</c> and of the wire. Attributions
/// are in the model's unit, lengths in Å, times in milliseconds; no number is ever NaN or infinite.
/// </summary>
public sealed record ExplainResult
{
    /// <summary>The version of this record that this program writes; it rises when a member changes its meaning.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Version of the record.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The program that made it.</summary>
    public required ProgramInfo Program { get; init; }

    /// <summary>The model explained.</summary>
    public required ModelSummary Model { get; init; }

    /// <summary>What computed it; null where that wasn't libtorch.</summary>
    public EngineSummary? Engine { get; init; }

    /// <summary>Where the structures came from.</summary>
    public required ResultSource Source { get; init; }

    /// <summary>The ligand.</summary>
    public required LigandSummary Ligand { get; init; }

    /// <summary>F(x): what the model predicts.</summary>
    public required Prediction Prediction { get; init; }

    /// <summary>How the attributions were computed, and how well they add up.</summary>
    public required AttributionSummary Attribution { get; init; }

    /// <summary>The other ligand and what changes from it to this one; null but for a comparison.</summary>
    public ComparisonSummary? Comparison { get; init; }

    /// <summary>How much of the answer is owed to where the grid lies.</summary>
    public required StabilitySummary Stability { get; init; }

    /// <summary>Where the voxels lie.</summary>
    public required GridSummary Grid { get; init; }

    /// <summary>The sum of each channel, in channel order.</summary>
    public required ImmutableArray<ChannelAttribution> Channels { get; init; }

    /// <summary>The voxel of highest absolute attribution of each of the best channels, best first.</summary>
    public required ImmutableArray<TopVoxelSummary> TopVoxels { get; init; }

    /// <summary>The top voxels of channels that complement each other, side by side, largest attributions first.</summary>
    public required ImmutableArray<ReciprocalPairSummary> ReciprocalPairs { get; init; }

    /// <summary>All heavy atoms that the model saw, protein first.</summary>
    public required ImmutableArray<AtomSummary> Atoms { get; init; }

    /// <summary>All residues, largest absolute attribution first.</summary>
    public required ImmutableArray<ResidueSummary> Residues { get; init; }

    /// <summary>The ligand cut at its rotatable bonds, in the order of its atoms.</summary>
    public required ImmutableArray<FragmentSummary> Fragments { get; init; }

    /// <summary>What the input doesn't say and the program took for granted.</summary>
    public required ImmutableArray<Notice> Assumptions { get; init; }

    /// <summary>What may make the answer worth less.</summary>
    public required ImmutableArray<Notice> Warnings { get; init; }

    /// <summary>Wall time of each stage, in order.</summary>
    public required ImmutableArray<StageTiming> Timings { get; init; }

    /// <summary>The files written beside this record; empty on the wire.</summary>
    public ImmutableArray<OutputFile> Files { get; init; } = [];
}
