using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>
/// A prediction for one ligand taken apart: the content of <c>summary.json</c>, of <c>--json</c> and of the wire.
/// Attributions are in the model's unit, lengths in Å, times in milliseconds; no number is ever NaN or infinite.
/// </summary>
public sealed record ExplainResult
{
    /// <summary>
    /// The version of this record that this program writes; it rises when a member changes its meaning.
    /// </summary>
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

    /// <summary>
    /// What classifiers say of the pose that an affinity is predicted for; none for another model, and where nobody was
    /// to be asked.
    /// </summary>
    public ImmutableArray<Verdict> Verdicts { get; init; } = [];

    /// <summary>What the model's members predict; null for a model that is no ensemble.</summary>
    public EnsembleSummary? Ensemble { get; init; }

    /// <summary>
    /// Numbers that stand beside the prediction, since the model's users know it by them: of gnina's models
    /// <c>CNNscore</c>, <c>CNNaffinity</c> and <c>CNN_VS</c>; none for most models.
    /// </summary>
    public ImmutableArray<BesideNumber> Beside { get; init; } = [];

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

    /// <summary>
    /// The top voxels of channels that complement each other, side by side, largest attributions first.
    /// </summary>
    public required ImmutableArray<ReciprocalPairSummary> ReciprocalPairs { get; init; }

    /// <summary>All heavy atoms that the model saw, protein first.</summary>
    public required ImmutableArray<AtomSummary> Atoms { get; init; }

    /// <summary>All residues, largest absolute attribution first.</summary>
    public required ImmutableArray<ResidueSummary> Residues { get; init; }

    /// <summary>The ligand cut at its rotatable bonds, in the order of its atoms.</summary>
    public required ImmutableArray<FragmentSummary> Fragments { get; init; }

    /// <summary>
    /// What each atom of the ligand and each residue of the protein contribute together; null for a model that is no
    /// sum over pairs of atoms.
    /// </summary>
    public InteractionSummary? Interactions { get; init; }

    /// <summary>What the input doesn't say and the program took for granted.</summary>
    public required ImmutableArray<Notice> Assumptions { get; init; }

    /// <summary>What may make the answer worth less.</summary>
    public required ImmutableArray<Notice> Warnings { get; init; }

    /// <summary>Wall time of each stage, in order.</summary>
    public required ImmutableArray<StageTiming> Timings { get; init; }

    /// <summary>The files written beside this record; empty on the wire.</summary>
    public ImmutableArray<OutputFile> Files { get; init; } = [];
}

/// <summary>The program that made a result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, semantic.</param>
public sealed record ProgramInfo(string Name, string Version);

/// <summary>Where a result's structures came from: file names, never folders.</summary>
/// <param name="Protein">File or text that the protein came from.</param>
/// <param name="Ligand">File or text that the ligand came from; the protein's when they came together.</param>
/// <param name="Record">The ligand's record in its file, from 1; null when it was picked out of the protein's
/// file.</param>
public sealed record ResultSource(string Protein, string Ligand, int? Record);

/// <summary>What a model predicts.</summary>
/// <param name="Value">F(x), in the model's unit.</param>
/// <param name="Unit">The unit: <c>logit</c> or <c>pK</c>.</param>
/// <param name="Probability">For a classifier the logistic function of the logit, 0 to 1; null otherwise.</param>
/// <param name="Meaning">The same in words, such as <c>clash logit +2.31, probability 0.91</c>; of an
/// ensemble with the range of its members.</param>
/// <param name="Interval">Where a measured value is to be expected; null for a model that doesn't know.</param>
public sealed record Prediction(
    double Value,
    string Unit,
    double? Probability,
    string Meaning,
    PredictionInterval? Interval = null);

/// <summary>Where a measured value is to be expected.</summary>
/// <param name="Low">Its lower end, in the model's unit.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Coverage">
/// The share of measured values that lay within such intervals, on complexes that the model hadn't learned from.
/// </param>
public sealed record PredictionInterval(double Low, double High, double Coverage);

/// <summary>A number that stands beside a prediction.</summary>
/// <param name="Name">What the model's users call it.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Note">How it comes about, in words.</param>
public sealed record BesideNumber(string Name, double Value, string Unit, string Note);

/// <summary>An ensemble's members: the prediction is the weighted mean of theirs.</summary>
public sealed record EnsembleSummary
{
    /// <summary>The members' standard deviation, by their weights, in the model's unit.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>The members; their checksums stand in the model's provenance, in this order.</summary>
    public required ImmutableArray<MemberSummary> Members { get; init; }
}

/// <summary>A member of an ensemble.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its share of the mean; all shares sum to 1.</param>
/// <param name="Value">What it predicts, averaged as the prediction is, in the model's unit.</param>
public sealed record MemberSummary(string Name, double Weight, double Value);

/// <summary>How a prediction scatters over frames that are all the same complex, in the model's unit.</summary>
public sealed record PredictionSpread
{
    /// <summary>How many frames.</summary>
    public required int Frames { get; init; }

    /// <summary>Mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation over the frames.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Smallest prediction.</summary>
    public required double Minimum { get; init; }

    /// <summary>Largest prediction.</summary>
    public required double Maximum { get; init; }
}

/// <summary>
/// How attributions were computed, and how well they add up: sum = F(x) - F(baseline), the method's completeness.
/// </summary>
public sealed record AttributionSummary
{
    /// <summary>
    /// The method: <c>integrated-gradients</c> (Sundararajan et al. 2017), which adds up; <c>gradient-input</c> or
    /// <c>occlusion</c>, which don't.
    /// </summary>
    public required string Method { get; init; }

    /// <summary>
    /// Spearman's rank correlation of the atoms with integrated gradients'; null for these and where there is no order.
    /// </summary>
    public required double? RankCorrelation { get; init; }

    /// <summary>
    /// How the path integral became a sum: <c>adaptive</c>, <c>exact</c> where the model's own points miss nothing,
    /// <c>gauss-legendre</c>, <c>midpoint</c> or <c>riemann</c>; null for another method.
    /// </summary>
    public required string? Rule { get; init; }

    /// <summary>Nodes of a fixed rule; null for the adaptive one and for another method.</summary>
    public required int? Steps { get; init; }

    /// <summary>What the adaptive rule's intervals might miss together; null for a fixed rule.</summary>
    public required double? Tolerance { get; init; }

    /// <summary>What they did miss, sign dropped, in the model's unit; null for a fixed rule.</summary>
    public required double? IntervalError { get; init; }

    /// <summary>Gradients computed.</summary>
    public required int GradientEvaluations { get; init; }

    /// <summary>
    /// What the complex was compared with: <c>zero</c> an empty grid, <c>apo</c> the protein alone, <c>ligand</c> the
    /// ligand alone, <c>interaction</c> both apart, <c>versus</c> another ligand in the same protein.
    /// </summary>
    public required string Baseline { get; init; }

    /// <summary>
    /// F(baseline), in the model's unit; for <c>interaction</c> F(protein) + F(ligand) - F(empty), for <c>versus</c>
    /// F(reference).
    /// </summary>
    public required double BaselineValue { get; init; }

    /// <summary>
    /// F of everything that was compared: <c>complex</c>, <c>protein</c>, <c>ligand</c>, <c>empty</c>,
    /// <c>reference</c>.
    /// </summary>
    public required ImmutableSortedDictionary<string, double> Terms { get; init; }

    /// <summary>
    /// What of the prediction belongs to no voxel and no atom, such as the ligand's size; none for most models.
    /// </summary>
    public ImmutableArray<FurtherTerm> FurtherTerms { get; init; } = [];

    /// <summary>Sum of all attributions, <see cref="FurtherTerms"/> among them.</summary>
    public required double Sum { get; init; }

    /// <summary>
    /// Sum - (F(x) - F(baseline)): what the sum missed of the integral, or the gap of a method that doesn't add up.
    /// </summary>
    public required double CompletenessError { get; init; }
}

/// <summary>
/// How much of an answer is owed to where the grid happens to lie: grid models have no rotational symmetry.
/// </summary>
public sealed record StabilitySummary
{
    /// <summary>
    /// The predictions for the complex turned as a whole, by rotations drawn evenly from all, and shifted by up to half
    /// a voxel.
    /// </summary>
    public required PredictionSpread Rotations { get; init; }

    /// <summary>
    /// Over how many of the cube's 24 rotations the explanation and its prediction are averaged; 1 for the first alone.
    /// </summary>
    public required int AveragedRotations { get; init; }

    /// <summary>The predictions for slightly turned and shifted copies; null where none was asked for.</summary>
    public required PredictionSpread? Jitter { get; init; }

    /// <summary>Copies with the ligand's top voxel on the same atom; null likewise.</summary>
    public required int? SameLigandAtom { get; init; }

    /// <summary>Copies with the protein's top voxel on the same atom; null likewise.</summary>
    public required int? SameProteinAtom { get; init; }
}

/// <summary>
/// The ligand that the result's own is compared with (<c>--versus</c>): same protein, same grid. Its atoms and residues
/// stand among the result's with side <c>reference</c>; those of the protein contribute exactly 0.
/// </summary>
public sealed record ComparisonSummary
{
    /// <summary>Name of the file that it came from.</summary>
    public required string File { get; init; }

    /// <summary>The ligand.</summary>
    public required LigandSummary Reference { get; init; }

    /// <summary>What the model predicts for it.</summary>
    public required Prediction Prediction { get; init; }

    /// <summary>What classifiers say of its pose, as for the result's own ligand.</summary>
    public ImmutableArray<Verdict> Verdicts { get; init; } = [];

    /// <summary>F(x) - F(reference), in the model's unit.</summary>
    public required double Difference { get; init; }

    /// <summary>The same for both ligands turned and shifted as a whole.</summary>
    public required PredictionSpread Rotations { get; init; }

    /// <summary>
    /// What the ligand's atoms contribute together: with <see cref="ReferenceSum"/> the sum of all attributions.
    /// </summary>
    public required double LigandSum { get; init; }

    /// <summary>
    /// What the reference's atoms contribute together, with the sign that they enter the difference with.
    /// </summary>
    public required double ReferenceSum { get; init; }

    /// <summary>Atoms of one element nearer to each other than this are matched, Å.</summary>
    public required double MatchDistance { get; init; }

    /// <summary>The atoms that both have in the same place, largest absolute net contribution first.</summary>
    public required ImmutableArray<AtomMatchSummary> Matches { get; init; }
}

/// <summary>An atom that both ligands of a comparison have in the same place.</summary>
public sealed record AtomMatchSummary
{
    /// <summary>The ligand's atom, an index in <see cref="ExplainResult.Atoms"/>.</summary>
    public required int LigandIndex { get; init; }

    /// <summary>Its name.</summary>
    public required string LigandName { get; init; }

    /// <summary>The reference's atom, likewise.</summary>
    public required int ReferenceIndex { get; init; }

    /// <summary>Its name.</summary>
    public required string ReferenceName { get; init; }

    /// <summary>Distance between them, Å.</summary>
    public required double Distance { get; init; }

    /// <summary>True when both are in the same channels.</summary>
    public required bool HaveSameChannels { get; init; }

    /// <summary>Sum of both contributions, in the model's unit.</summary>
    public required double Net { get; init; }
}

/// <summary>An assumption or a warning.</summary>
/// <param name="Code">A stable word for programs, such as <c>bond-orders-perceived</c>.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Where">The residue or atom concerned, such as <c>A:HIS:64</c>; null when it is the whole input.</param>
/// <param name="Options">The options that the message names, each as <see cref="OptionSummary.Name"/>, with its value
/// where the message gives one; null when it names none.</param>
public sealed record Notice(string Code, string Message, string? Where, ImmutableArray<string>? Options = null);

/// <summary>How long a stage took.</summary>
/// <param name="Stage">Its name, such as <c>read</c>.</param>
/// <param name="Milliseconds">Wall time.</param>
public sealed record StageTiming(string Stage, double Milliseconds);

/// <summary>A file written with a result.</summary>
/// <param name="Kind">What it is: <c>summary</c>, <c>atoms-csv</c>, <c>atoms-pdb</c>, <c>map-dx</c>, <c>map-cube</c>,
/// <c>map-npy</c> or <c>series-entry</c>.</param>
/// <param name="Path">Its path relative to the folder of the result.</param>
/// <param name="Channel">Index of the channel that a map shows; null otherwise.</param>
public sealed record OutputFile(string Kind, string Path, int? Channel);

/// <summary>Asks for what a result holds.</summary>
/// <param name="ResultId">The result.</param>
public sealed record ResultRequest(string ResultId);

/// <summary>Says that results are no longer needed: they make room first.</summary>
/// <param name="ResultIds">The results; one that is gone already is passed over.</param>
public sealed record ReleaseRequest(ImmutableArray<string> ResultIds);

/// <summary>What was released.</summary>
/// <param name="Released">How many of the results were still there.</param>
public sealed record ReleaseAnswer(int Released);
