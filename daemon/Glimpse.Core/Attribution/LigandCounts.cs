using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What a model may ask of a ligand that no voxel shows.</summary>
/// <param name="HeavyAtoms">Its heavy atoms; 0 where there is no ligand.</param>
/// <param name="RotatableBonds">Its rotatable bonds.</param>
public readonly record struct LigandCounts(int HeavyAtoms, int RotatableBonds)
{
    /// <summary>The counts of a complex's ligand, those of all where it has several.</summary>
    public static LigandCounts Of(TypedComplex complex) =>
        new(complex.AtomsOf(Side.Ligand).Count(), complex.Bonds.Count(bond => bond.IsRotatable));
}
