namespace Glimpse.Core.Structures;

/// <summary>A residue, and where its atoms lie in <see cref="Structure.Atoms"/>: they are contiguous.</summary>
/// <param name="Id">Chain, name, number and insertion code.</param>
/// <param name="FirstAtom">Index of its first atom.</param>
/// <param name="AtomCount">How many atoms it has.</param>
/// <param name="IsHetero">True when the file calls it a hetero group (HETATM).</param>
public readonly record struct Residue(ResidueId Id, int FirstAtom, int AtomCount, bool IsHetero)
{
    /// <summary>
    /// What moved it here where it is a copy: the id of an operation of the assembly, or one of the crystal such as
    /// <c>-x,y+1/2,-z</c>; else null.
    /// </summary>
    public string? Operation { get; init; }

    /// <summary>
    /// The molecule of several residues that the entry counts it to, such as <c>PRD_000491/1</c> (mmCIF's
    /// _pdbx_molecule); else null.
    /// </summary>
    internal string? Molecule { get; init; }

    /// <summary>The indices of its atoms, in file order.</summary>
    public IEnumerable<int> AtomIndices => Enumerable.Range(FirstAtom, AtomCount);
}
