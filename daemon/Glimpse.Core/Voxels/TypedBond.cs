namespace Glimpse.Core.Voxels;

/// <summary>A bond between two ligand atoms of a complex.</summary>
/// <param name="First">Index in <see cref="TypedComplex.Atoms"/>.</param>
/// <param name="Second">Index of the other atom.</param>
/// <param name="IsRotatable">True for a single bond between two parts of the ligand that turn against each
/// other.</param>
public readonly record struct TypedBond(int First, int Second, bool IsRotatable);
