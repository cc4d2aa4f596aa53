using System.Collections.Immutable;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>A molecule perceived from part of a structure, and what had to be assumed for it.</summary>
/// <param name="Molecule">Its heavy atoms in their state at pH 7.4, or in the state that given hydrogens state.</param>
/// <param name="SourceAtoms">For each atom of the molecule, its index in the structure.</param>
/// <param name="Remarks">Assumptions and warnings, each with its atom or residue.</param>
public sealed record PerceivedMolecule(
    Molecule Molecule,
    ImmutableArray<int> SourceAtoms,
    ImmutableArray<Remark> Remarks)
{
    /// <summary>For each atom of the molecule, the indices in the structure of the hydrogens given on it.</summary>
    public required ImmutableArray<ImmutableArray<int>> GivenHydrogens { get; init; }
}
