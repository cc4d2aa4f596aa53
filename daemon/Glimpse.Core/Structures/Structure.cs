using System.Collections.Immutable;

namespace Glimpse.Core.Structures;

/// <summary>
/// Atoms, residues, bonds and one set of coordinates, as a file gives them; nothing perceived. Another frame of
/// the same molecule is the same structure <c>with</c> other <see cref="Positions"/>.
/// </summary>
public sealed record Structure
{
    /// <summary>The file's title or the record's name; confidential, never logged.</summary>
    public string Title { get; init; } = "";

    /// <summary>
    /// Where it came from, for messages: a file name, with the record's number when there are several.
    /// </summary>
    public string Source { get; init; } = "";

    /// <summary>All atoms, hydrogens included, grouped by residue in file order.</summary>
    public required ImmutableArray<Atom> Atoms { get; init; }

    /// <summary>Coordinates in Å, one for each atom.</summary>
    public required ImmutableArray<Point3> Positions { get; init; }

    /// <summary>The residues in file order.</summary>
    public required ImmutableArray<Residue> Residues { get; init; }

    /// <summary>
    /// The bonds that the file states; where <see cref="HasBondOrders"/> is false they are at most CONECT hints.
    /// </summary>
    public ImmutableArray<Bond> Bonds { get; init; } = [];

    /// <summary>
    /// True when the file states every bond with its order (SDF, MOL2, mmCIF of one molecule), so that nothing need be
    /// perceived.
    /// </summary>
    public bool HasBondOrders { get; init; }

    /// <summary>Residue names of each chain from SEQRES or entity_poly_seq; empty where the file has none.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Sequences { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The crystal's unit cell; null where the file has none.</summary>
    public UnitCell? Cell { get; init; }

    /// <summary>The molecule as SMILES, where docking's file (PDBQT) states it; else null.</summary>
    public string? Smiles { get; init; }

    /// <summary>The other components that the file defines, where this is the first of several definitions.</summary>
    public ImmutableArray<Structure> OtherComponents { get; init; } = [];

    /// <summary>
    /// Atoms of the file that aren't among these: pseudo-atoms, and what can't be read and mustn't matter.
    /// </summary>
    public ImmutableArray<LeftOutAtom> LeftOut { get; init; } = [];

    /// <summary>True when the file says that it is a prediction, whose B factors are confidences (pLDDT).</summary>
    internal bool IsPredicted { get; init; }

    /// <summary>True when the record says that its coordinates are those of a drawing (2D in an SDF header).</summary>
    internal bool IsStatedFlat { get; init; }

    /// <summary>How many models the file holds; this is one of them, or all of them joined.</summary>
    internal int ModelCount { get; init; } = 1;

    /// <summary>Where the models lie that weren't read.</summary>
    internal IReadOnlyList<OtherModel> OtherModels { get; init; } = [];

    /// <summary>
    /// The same atoms led by other alternate locations; null where there are none, or one was asked for.
    /// </summary>
    internal Conformers? Conformers { get; init; }

    /// <summary>What the reader had to decide, such as which alternate locations were kept.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>The id of an atom's residue.</summary>
    public ResidueId ResidueOf(int atom) => Residues[Atoms[atom].Residue].Id;

    /// <summary>Where the atoms are that aren't hydrogens, in Å.</summary>
    public IEnumerable<Point3> HeavyPositions() =>
        Enumerable
            .Range(0, Atoms.Length)
            .Where(atom => !Atoms[atom].Element.IsHydrogen)
            .Select(atom => Positions[atom]);

    /// <summary>Names an atom for a message, such as <c>A:ASP:25 OD1</c>.</summary>
    public string Describe(int atom) => $"{ResidueOf(atom)} {Atoms[atom].Name}";
}
