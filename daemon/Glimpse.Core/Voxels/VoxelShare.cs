namespace Glimpse.Core.Voxels;

/// <summary>An atom's share of a voxel.</summary>
/// <param name="Atom">Index in <see cref="TypedComplex.Atoms"/>.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Voxel">The voxel's index in it, z fastest.</param>
/// <param name="Share">0 to 1; the shares of a filled voxel sum to 1.</param>
public readonly record struct VoxelShare(int Atom, int Channel, int Voxel, double Share);
