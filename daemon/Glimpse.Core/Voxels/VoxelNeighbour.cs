namespace Glimpse.Core.Voxels;

/// <summary>An atom that fills a voxel.</summary>
/// <param name="Atom">Index in the complex.</param>
/// <param name="Density">How much it fills.</param>
internal readonly record struct VoxelNeighbour(int Atom, double Density);
