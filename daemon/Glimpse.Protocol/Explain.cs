using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Glimpse.Protocol;

/// <summary>
/// Asks for explanations. The ligand is in the structure (<see cref="Ligand"/>, or the only one), or one or many are
/// given beside it (<see cref="Ligands"/>); with <see cref="Frames"/> it is one ligand in many frames.
/// </summary>
public sealed record ExplainRequest
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The complex, or the protein where <see cref="Ligands"/> are given.</summary>
    public required StructureText Structure { get; init; }

    /// <summary>
    /// The ligand in <see cref="Structure"/>: a residue name or CHAIN:NAME:NUMBER; left out, the structure must hold
    /// one.
    /// </summary>
    public string? Ligand { get; init; }

    /// <summary>Ligands in the frame of the structure, each record one (SDF, MOL2; or one PDB or mmCIF).</summary>
    public StructureText? Ligands { get; init; }

    /// <summary>Coordinates in place of those in the texts, one result for each frame.</summary>
    public CoordinateFrames? Frames { get; init; }

    /// <summary>Where the ligand's bond orders come from instead.</summary>
    public LigandTemplateChoice? Template { get; init; }

    /// <summary>A ligand in the same site to compare with: explains F(ligand) - F(this).</summary>
    public StructureText? Versus { get; init; }

    /// <summary>What to take from the structure.</summary>
    public ReadingChoice? Reading { get; init; }

    /// <summary>What counts as protein.</summary>
    public TypingChoice? Typing { get; init; }

    /// <summary>
    /// Groups of the receptor that ligands or frames of other requests take the place of, as the <c>where</c> of the
    /// assumption <c>overlapping-group-left-out</c> names them: they are left out here, too. A name that the receptor
    /// doesn't have is passed over.
    /// </summary>
    public ImmutableArray<string>? Displaced { get; init; }

    /// <summary>How to explain.</summary>
    public EngineChoice? Options { get; init; }

    /// <summary>How urgent it is; interactive when left out.</summary>
    public RequestPriority? Priority { get; init; }

    /// <summary>
    /// A word of the client's own, at most 64 characters, that notifications about this request carry; without it there
    /// are none.
    /// </summary>
    public string? Token { get; init; }
}

/// <summary>A structure as text: no path crosses the wire.</summary>
/// <param name="Text">The whole file.</param>
/// <param name="Format">Its format; recognised by content when left out.</param>
/// <param name="Name">What messages and results call it, such as the object's name in a viewer; by default what it is
/// for.</param>
public sealed record StructureText(string Text, StructureFormatName? Format = null, string? Name = null);

/// <summary>The formats of structures.</summary>
public enum StructureFormatName
{
    /// <summary>Protein Data Bank format.</summary>
    [JsonStringEnumMemberName("pdb")]
    Pdb,

    /// <summary>PDBx/mmCIF.</summary>
    [JsonStringEnumMemberName("mmcif")]
    MmCif,

    /// <summary>MDL molfile or SD file.</summary>
    [JsonStringEnumMemberName("sdf")]
    Sdf,

    /// <summary>Tripos MOL2.</summary>
    [JsonStringEnumMemberName("mol2")]
    Mol2,
}

/// <summary>Many coordinates of one topology: types are perceived once, in the topology's own frame.</summary>
/// <param name="Count">How many frames.</param>
/// <param name="Atoms">
/// Atoms of each: those of the structure in the order of its text, then, where the request has one, those of the single
/// record of <c>ligands</c>.
/// </param>
/// <param name="Coordinates">Float32, little-endian, [frame][atom][x, y, z] in Å: 12 bytes an atom, in base64.</param>
public sealed record CoordinateFrames(int Count, int Atoms, byte[] Coordinates);

/// <summary>
/// Where a ligand's bond orders and charges come from instead of its geometry; exactly one member is given.
/// </summary>
/// <param name="Smiles">SMILES.</param>
/// <param name="Structure">A structure with bond orders (SDF, MOL2).</param>
public sealed record LigandTemplateChoice(string? Smiles = null, StructureText? Structure = null);

/// <summary>What to take from a structure that offers several things.</summary>
/// <param name="Altloc">The alternate location to take where a residue has it; that of highest occupancy when left
/// out.</param>
/// <param name="ModelNumber">Which MODEL; the first when left out.</param>
/// <param name="Assembly">The biological assembly to build, as the structure calls it, such as 1, or <c>models</c>: all
/// its models as one, which goes without <paramref name="ModelNumber"/>; one model as it stands when left out. Not with
/// frames.</param>
public sealed record ReadingChoice(string? Altloc = null, int? ModelNumber = null, string? Assembly = null);

/// <summary>What counts as protein.</summary>
/// <param name="IncludeWaters">Keep crystal waters; the models never saw any.</param>
/// <param name="IncludeBuffer">Keep buffer and cryoprotectant; the models never saw any.</param>
/// <param name="Symmetry">Add the crystal's symmetry mates within 12 Å of the ligand that the structure doesn't hold;
/// not with frames.</param>
public sealed record TypingChoice(bool IncludeWaters = false, bool IncludeBuffer = false, bool Symmetry = false);

/// <summary>How to explain; every member left out has the default of <c>glimpse explain</c>.</summary>
/// <param name="Baseline">What the prediction is compared with; zero by default.</param>
/// <param name="Method">How it is taken apart: <c>integrated-gradients</c>, the default, <c>gradient-input</c> or
/// <c>occlusion</c>.</param>
/// <param name="Rule">How the integral becomes a sum; adaptive by default, Gauss-Legendre where
/// <paramref name="Steps"/> is given.</param>
/// <param name="Steps">Steps of a fixed rule, 1 to 100000.</param>
/// <param name="Tolerance">What the adaptive rule's intervals may miss together, in the model's unit, above 0.</param>
/// <param name="MaxSteps">Gradients at most to reach it, 10 to 1000.</param>
/// <param name="Rotations">Average over so many of the cube's rotations, 1 to 24.</param>
/// <param name="Jitter">Explain so many slightly moved copies, too, 0 to 1000.</param>
/// <param name="TopVoxels">Show the channels that hold the best so many voxels, 1 to 1000.</param>
// Positional, as all of it can be left out: so the schema states the default of each member.
public sealed record EngineChoice(
    BaselineChoice? Baseline = null,
    string? Method = null,
    RuleChoice? Rule = null,
    int? Steps = null,
    double? Tolerance = null,
    int? MaxSteps = null,
    int? Rotations = null,
    int? Jitter = null,
    int? TopVoxels = null);

/// <summary>What a prediction is compared with; a request with <c>versus</c> has a baseline of its own.</summary>
public enum BaselineChoice
{
    /// <summary>The empty grid.</summary>
    [JsonStringEnumMemberName("zero")]
    Zero,

    /// <summary>The protein alone: explains ligand channels only.</summary>
    [JsonStringEnumMemberName("apo")]
    Apo,

    /// <summary>The ligand alone: explains protein channels only.</summary>
    [JsonStringEnumMemberName("ligand")]
    Ligand,

    /// <summary>Both apart: F(PL) - F(P) - F(L) + F(0).</summary>
    [JsonStringEnumMemberName("interaction")]
    Interaction,
}

/// <summary>How the path integral becomes a sum.</summary>
public enum RuleChoice
{
    /// <summary>Refined where it misses most, steered by <c>tolerance</c> and <c>maxSteps</c>.</summary>
    [JsonStringEnumMemberName("adaptive")]
    Adaptive,

    /// <summary>Gauss-Legendre nodes, <c>steps</c> of them.</summary>
    [JsonStringEnumMemberName("gauss-legendre")]
    GaussLegendre,

    /// <summary>The middle of each of <c>steps</c> intervals.</summary>
    [JsonStringEnumMemberName("midpoint")]
    Midpoint,

    /// <summary>The left end of each of <c>steps</c> intervals.</summary>
    [JsonStringEnumMemberName("riemann")]
    Riemann,
}

/// <summary>How urgent a request is.</summary>
public enum RequestPriority
{
    /// <summary>Somebody waits: goes before batches, after the ligand that is being computed.</summary>
    [JsonStringEnumMemberName("interactive")]
    Interactive,

    /// <summary>Many ligands in the background.</summary>
    [JsonStringEnumMemberName("batch")]
    Batch,
}

/// <summary>What became of every ligand of a request.</summary>
/// <param name="Results">One for each ligand or frame, in order.</param>
/// <param name="Explained">How many were explained.</param>
/// <param name="Failed">How many weren't.</param>
public sealed record ExplainAnswer(ImmutableArray<ExplainedLigand> Results, int Explained, int Failed);

/// <summary>What became of a ligand: a result and its summary, or an error.</summary>
/// <param name="Index">Which ligand or frame of the request, from 0.</param>
/// <param name="ResultId">What to ask for its maps and atoms by; null when it failed.</param>
/// <param name="Summary">
/// The record of <c>summary.json</c> with <c>atoms</c> empty (<c>result/atoms</c> has them); null when it failed.
/// </param>
/// <param name="Error">Why it failed; null when it didn't.</param>
public sealed record ExplainedLigand(int Index, string? ResultId, ExplainResult? Summary, Fault? Error);

/// <summary>
/// What stands in place of an <see cref="ExplainResult"/> when there is none: told apart by its member <c>error</c>.
/// </summary>
/// <param name="SchemaVersion">Version of the record, that of <see cref="ExplainResult"/>.</param>
/// <param name="Source">Where the structures came from; null when the fault is not of one ligand.</param>
/// <param name="Error">What is wrong.</param>
public sealed record ExplainFailure(int SchemaVersion, ResultSource? Source, Fault Error);

/// <summary>A ligand is finished while others of the same request may still run; the answer will repeat it.</summary>
/// <param name="Token">The request's token.</param>
/// <param name="Ligand">What became of it.</param>
public sealed record LigandNotice(string Token, ExplainedLigand Ligand);

/// <summary>How far a request is; at most ten a second, stages may be skipped.</summary>
public sealed record ProgressNotice
{
    /// <summary>The request's token.</summary>
    public required string Token { get; init; }

    /// <summary>Which ligand or frame is worked on, from 0.</summary>
    public required int Ligand { get; init; }

    /// <summary>How many there are; 0 while that isn't known.</summary>
    public required int Of { get; init; }

    /// <summary>
    /// <c>queued</c>, <c>loading</c> (the model), <c>reading</c>, <c>typing</c> or <c>explaining</c>.
    /// </summary>
    public required string Stage { get; init; }

    /// <summary>Share of this ligand's work that is done, 0 to 1.</summary>
    public required double Share { get; init; }
}
