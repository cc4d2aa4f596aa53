using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Reading;

/// <summary>Atoms grouped by residue, and where each record of the file went.</summary>
/// <param name="Atoms">The atoms kept.</param>
/// <param name="Positions">Their coordinates in Å.</param>
/// <param name="Residues">The residues, in file order.</param>
/// <param name="Remarks">What had to be decided.</param>
/// <param name="IndexOf">For each record the index of its atom; -1 when it was left out.</param>
internal sealed record AssembledAtoms(
    ImmutableArray<Atom> Atoms,
    ImmutableArray<Point3> Positions,
    ImmutableArray<Residue> Residues,
    ImmutableArray<Remark> Remarks,
    int[] IndexOf)
{
    /// <summary>The records that are no atoms of the structure, or can't be read.</summary>
    internal ImmutableArray<LeftOutAtom> LeftOut { get; init; } = [];

    /// <summary>This, where there are atoms.</summary>
    /// <exception cref="GlimpseException">Every record was left out; the first says why.</exception>
    internal AssembledAtoms Require(string source) =>
        Atoms.IsEmpty && !LeftOut.IsEmpty ? throw LeftOut[0].Refuse(source) : this;

    /// <summary>The letters of residues that were left out because another residue has their place.</summary>
    internal ImmutableArray<string> RivalLetters { get; init; } = [];
}
