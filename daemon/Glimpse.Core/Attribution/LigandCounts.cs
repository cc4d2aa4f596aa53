using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What a model may ask of a ligand that no voxel shows.</summary>
/// <param name="HeavyAtoms">Its heavy atoms; 0 where there is no ligand.</param>
/// <param name="RotatableBonds">Its rotatable bonds.</param>
public readonly record struct LigandCounts(int HeavyAtoms, int RotatableBonds)
{
    private readonly ImmutableArray<int> kinds;

    /// <summary>
    /// Its heavy atoms by <see cref="LigandAtomKind"/>, in the kinds' order; empty where nobody counted them.
    /// </summary>
    public ImmutableArray<int> Kinds
    {
        get => kinds.IsDefault ? [] : kinds;
        init => kinds = value;
    }

    /// <summary>The counts of a complex's ligand, those of all where it has several.</summary>
    public static LigandCounts Of(TypedComplex complex)
    {
        TypedAtom[] atoms = [.. complex.AtomsOf(Side.Ligand).Select(i => complex.Atoms[i])];
        return new(atoms.Length, complex.Bonds.Count(bond => bond.IsRotatable)) { Kinds = LigandAtomKinds.Of(atoms) };
    }
}
