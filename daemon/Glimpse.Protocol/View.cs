using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>Asks how to show a result.</summary>
/// <param name="ResultId">The result.</param>
/// <param name="With">Results of the same model whose pictures shall be on one scale with it.</param>
public sealed record ViewRequest(string ResultId, ImmutableArray<string>? With = null);

/// <summary>
/// How a result is shown, in every viewer and at the command line alike: a viewer draws it, and decides nothing. Atoms
/// are told by their index in <see cref="AtomsAnswer.Atoms"/>.
/// </summary>
public sealed record ResultView
{
    /// <summary>The result; empty where it isn't kept.</summary>
    public required string ResultId { get; init; }

    /// <summary>One line: what was predicted for which ligand.</summary>
    public required string Title { get; init; }

    /// <summary>Where colours end and surfaces start, for this result and those that it is compared with.</summary>
    public required PictureScale Scale { get; init; }

    /// <summary>The channels whose maps to show first, by index, the best first.</summary>
    public required ImmutableArray<int> FirstChannels { get; init; }

    /// <summary>Prediction with spread, F(baseline) with completeness, the difference: a line each.</summary>
    public required ImmutableArray<string> Figures { get; init; }

    /// <summary>What each top voxel contributes and reads as: a line each.</summary>
    public required ImmutableArray<string> Readings { get; init; }

    /// <summary>Warnings, then assumptions.</summary>
    public required ImmutableArray<RemarkLine> Remarks { get; init; }

    /// <summary>What a note for a lab journal says beside all that.</summary>
    public required NoteLines Note { get; init; }

    /// <summary>
    /// Tables by name: <c>Sums</c>, <c>Voxels</c>, <c>Pairs</c>, <c>Channels</c>, <c>Atoms</c>, <c>Residues</c>,
    /// <c>Fragments</c>, <c>Interactions</c>, <c>Changes</c>; one without rows is there, too.
    /// </summary>
    public required ImmutableArray<ResultTable> Tables { get; init; }

    /// <summary>What to write beside each top voxel, the best first.</summary>
    public required ImmutableArray<VoxelLabel> Labels { get; init; }

    /// <summary>
    /// The pairs of atoms that contribute most, where the model is a sum over such pairs; else the atoms that the top
    /// voxels and pairs read as, where they touch.
    /// </summary>
    public required ImmutableArray<AtomContact> Contacts { get; init; }

    /// <summary>
    /// The atoms of the pocket, ascending: of residues with an atom within 5 Å of a ligand's, water apart, and
    /// of residues that contacts lead to.
    /// </summary>
    public required ImmutableArray<int> Pocket { get; init; }

    /// <summary>The twelve edges of the box that the model saw.</summary>
    public required ImmutableArray<BoxEdge> Box { get; init; }
}

/// <summary>One scale for the pictures of one or several results of a model.</summary>
/// <param name="AtomRange">
/// Where the colours of atoms end, in the model's unit: the size that 95 % of the ligand's atoms and of the protein's
/// within 5 Å don't exceed, rounded up to two digits; of several results the widest. Colour from minus this to this.
/// </param>
/// <param name="Channels">Where the surfaces of each channel start.</param>
public sealed record PictureScale(double AtomRange, ImmutableArray<StartLevel> Channels);

/// <summary>The level at which a channel's surfaces start.</summary>
/// <param name="Index">The channel's place on the channel axis, from 0.</param>
/// <param name="Channel">Its side and name, such as <c>ligand acceptor</c>.</param>
/// <param name="Level">
/// The level that encloses half of the channel's absolute attribution, but no less than 0.3 of its largest size, in the
/// model's unit per Å³; of several results the highest; null where the channel is all zero, or has no map.
/// </param>
public sealed record StartLevel(int Index, string Channel, double? Level);

/// <summary>A warning or an assumption as a line.</summary>
/// <param name="Code">Its code, as in <see cref="Notice.Code"/>.</param>
/// <param name="IsWarning">True for a warning.</param>
/// <param name="Line">Such as <c>Assumed: the bond orders of ligand 478 were perceived.</c></param>
public sealed record RemarkLine(string Code, bool IsWarning, string Line);

/// <summary>The lines of a note that no other member has; a viewer puts its own between head and body.</summary>
/// <param name="Head">What was explained, and by which model exactly.</param>
/// <param name="Body">How: method, baseline, gradients.</param>
/// <param name="End">The program.</param>
public sealed record NoteLines(ImmutableArray<string> Head, ImmutableArray<string> Body, string End);

/// <summary>A table of a result, column by column.</summary>
/// <param name="Name">Its name, a stable word.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Columns">Its columns, all of one length.</param>
/// <param name="Rows">Where it is what each row is about; empty where the rows are about no place.</param>
public sealed record ResultTable(
    string Name,
    string Title,
    ImmutableArray<ResultColumn> Columns,
    ImmutableArray<RowPlace> Rows);

/// <summary>
/// A column. It has texts or numbers; in <c>Atoms</c> neither, as <c>result/atoms</c> has them: its rows say in which
/// order.
/// </summary>
public sealed record ResultColumn
{
    /// <summary>Its head.</summary>
    public required string Name { get; init; }

    /// <summary>How a window shows its numbers, as in C's printf, such as <c>%+.3g</c>; null for texts.</summary>
    public required string? Format { get; init; }

    /// <summary>True for what a narrow window and a file leave out.</summary>
    public required bool IsDetail { get; init; }

    /// <summary>Its texts, row by row.</summary>
    public required ImmutableArray<string>? Texts { get; init; }

    /// <summary>Its numbers, row by row; null where there is none.</summary>
    public required ImmutableArray<double?>? Numbers { get; init; }
}

/// <summary>Where it is what a row is about: atoms, or a place.</summary>
/// <param name="Atoms">Indices of atoms.</param>
/// <param name="Position">x, y, z in Å where it is no atom; else null.</param>
public sealed record RowPlace(ImmutableArray<int> Atoms, ImmutableArray<double>? Position);

/// <summary>A text in space.</summary>
/// <param name="Position">Where: x, y, z in Å.</param>
/// <param name="Text">What the voxel contributed and where: <c>+0.038 contact Asp25 OD1</c>.</param>
/// <param name="Contribution">What it contributed, in the model's unit: its sign is its colour's.</param>
public sealed record VoxelLabel(ImmutableArray<double> Position, string Text, double Contribution);

/// <summary>Two atoms that touch.</summary>
/// <param name="LigandAtom">Index of the ligand's.</param>
/// <param name="ProteinAtom">Index of the protein's.</param>
public sealed record AtomContact(int LigandAtom, int ProteinAtom);

/// <summary>An edge of the box.</summary>
/// <param name="First">One end: x, y, z in Å.</param>
/// <param name="Second">The other.</param>
public sealed record BoxEdge(ImmutableArray<double> First, ImmutableArray<double> Second);
