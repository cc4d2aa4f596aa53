using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Glimpse.Protocol;

/// <summary>Which partner of the complex something belongs to.</summary>
public enum Partner
{
    /// <summary>The protein with its metals and cofactors.</summary>
    [JsonStringEnumMemberName("protein")]
    Protein,

    /// <summary>The ligand.</summary>
    [JsonStringEnumMemberName("ligand")]
    Ligand,

    /// <summary>The ligand that a comparison starts from.</summary>
    [JsonStringEnumMemberName("reference")]
    Reference,
}

/// <summary>The ligand of a result.</summary>
/// <param name="Id">Chain, residue name and number as <c>A:SNX:901</c>, or <c>:478:200</c> with a blank chain; read
/// back by <c>--ligand</c>.</param>
/// <param name="Title">The record's own name (first line of an SDF record); empty when it has none.</param>
/// <param name="HeavyAtoms">How many heavy atoms it has.</param>
public sealed record LigandSummary(string Id, string Title, int HeavyAtoms);

/// <summary>Which text of a request, or file of a command line, an atom is of.</summary>
public enum AtomText
{
    /// <summary>The structure: the complex, or the protein where ligands are given beside it.</summary>
    [JsonStringEnumMemberName("structure")]
    Structure,

    /// <summary>The ligands beside the structure.</summary>
    [JsonStringEnumMemberName("ligands")]
    Ligands,

    /// <summary>The ligand that a comparison starts from.</summary>
    [JsonStringEnumMemberName("versus")]
    Versus,
}

/// <summary>
/// What a heavy atom contributed. <see cref="Text"/>, <see cref="Index"/> and <see cref="Operation"/> say together
/// which atom it is: those who sent the text know it by them.
/// </summary>
public sealed record AtomSummary
{
    /// <summary>Protein, ligand or, in a comparison, reference.</summary>
    public required Partner Side { get; init; }

    /// <summary>Which text it is of.</summary>
    public required AtomText Text { get; init; }

    /// <summary>
    /// Its place in that text, from 0, among all atoms of the model or record that was read, hydrogens and what was
    /// left out counted, too.
    /// </summary>
    public required int Index { get; init; }

    /// <summary>Chain, empty where the file leaves it blank.</summary>
    public required string Chain { get; init; }

    /// <summary>Residue name.</summary>
    public required string ResidueName { get; init; }

    /// <summary>Authored residue number.</summary>
    public required int ResidueNumber { get; init; }

    /// <summary>Insertion code, empty when there is none.</summary>
    public required string InsertionCode { get; init; }

    /// <summary>Atom name.</summary>
    public required string Name { get; init; }

    /// <summary>Element symbol.</summary>
    public required string Element { get; init; }

    /// <summary>x, y, z in Å.</summary>
    public required ImmutableArray<double> Position { get; init; }

    /// <summary>Sum over its channels, in the model's unit.</summary>
    public required double Attribution { get; init; }

    /// <summary>
    /// What to colour it by: its attribution; of two atoms that both ligands of a comparison have in one place what
    /// they contribute together, so that only what differs stands out.
    /// </summary>
    public required double Painted { get; init; }

    /// <summary>The attribution for each channel of its side that it is in, by name.</summary>
    public required ImmutableSortedDictionary<string, double> Channels { get; init; }

    /// <summary>
    /// What moved it here where it is a copy: the id of an operation of the biological assembly, or one of the crystal
    /// such as <c>-x,y+1/2,-z</c>; null for what the file holds.
    /// </summary>
    public string? Operation { get; init; }
}

/// <summary>What a residue's atoms contributed together.</summary>
public sealed record ResidueSummary
{
    /// <summary>Protein, ligand or, in a comparison, reference.</summary>
    public required Partner Side { get; init; }

    /// <summary>Chain, empty where the file leaves it blank.</summary>
    public required string Chain { get; init; }

    /// <summary>Residue name.</summary>
    public required string Name { get; init; }

    /// <summary>Authored residue number.</summary>
    public required int Number { get; init; }

    /// <summary>Insertion code, empty when there is none.</summary>
    public required string InsertionCode { get; init; }

    /// <summary>Sum over its atoms, in the model's unit.</summary>
    public required double Attribution { get; init; }

    /// <summary>What moved it here where it is a copy, as for its atoms; null for what the file holds.</summary>
    public string? Operation { get; init; }
}

/// <summary>What a rigid part of the ligand contributed: the ligand is cut at its rotatable bonds.</summary>
/// <param name="Side">Ligand or, in a comparison, reference.</param>
/// <param name="Atoms">Its atoms, indices in <see cref="ExplainResult.Atoms"/>.</param>
/// <param name="Names">Their names, likewise.</param>
/// <param name="Attribution">Sum over them, in the model's unit; by occlusion what the prediction loses without all of
/// them.</param>
public sealed record FragmentSummary(
    Partner Side,
    ImmutableArray<int> Atoms,
    ImmutableArray<string> Names,
    double Attribution);

/// <summary>An input channel of a model.</summary>
/// <param name="Index">Its place on the channel axis, from 0.</param>
/// <param name="Side">Whose atoms fill it.</param>
/// <param name="Name">The property, such as <c>acceptor</c>.</param>
public sealed record ChannelSummary(int Index, Partner Side, string Name);

/// <summary>What a channel contributed.</summary>
public sealed record ChannelAttribution
{
    /// <summary>Its place on the channel axis, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Whose atoms fill it.</summary>
    public required Partner Side { get; init; }

    /// <summary>The property, such as <c>acceptor</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Sum over its voxels, in the model's unit.</summary>
    public required double Attribution { get; init; }

    /// <summary>
    /// The level at which to draw it: the isosurface encloses half of its absolute attribution; in the model's unit per
    /// Å³, as the maps are. Null where it is all zero or the method has no map.
    /// </summary>
    public required double? Level { get; init; }
}

/// <summary>The atoms of a result.</summary>
/// <param name="ResultId">The result.</param>
/// <param name="Atoms">All heavy atoms that the model saw, protein first; indices in the summary count in this
/// list.</param>
public sealed record AtomsAnswer(string ResultId, ImmutableArray<AtomSummary> Atoms);
