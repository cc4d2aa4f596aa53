using System.Collections.Immutable;
using System.Text.Json;
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

    /// <summary>What to take from the structure: members as <c>options/list</c> names them.</summary>
    public ImmutableSortedDictionary<string, JsonElement>? Reading { get; init; }

    /// <summary>What counts as protein, and what as a ligand: members as <c>options/list</c> names them.</summary>
    public ImmutableSortedDictionary<string, JsonElement>? Typing { get; init; }

    /// <summary>
    /// Groups of the receptor that ligands or frames of other requests take the place of, as the <c>where</c> of the
    /// assumption <c>overlapping-group-left-out</c> names them: they are left out here, too. A name that the receptor
    /// doesn't have is passed over.
    /// </summary>
    public ImmutableArray<string>? Displaced { get; init; }

    /// <summary>How to explain: members as <c>options/list</c> names them, each with its default when left out.
    /// </summary>
    public ImmutableSortedDictionary<string, JsonElement>? Options { get; init; }

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
