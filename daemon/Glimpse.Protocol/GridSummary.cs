using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>Where the voxels of a map lie: what places a <c>.npy</c> map, which holds no coordinates.</summary>
/// <param name="Origin">Centre of voxel (0, 0, 0): x, y, z in Å.</param>
/// <param name="Spacing">Distance between neighbouring centres, Å.</param>
/// <param name="Size">Voxels along each edge.</param>
/// <param name="AxisOrder">Axes from slowest to fastest: x, y, z.</param>
public sealed record GridSummary(ImmutableArray<double> Origin, double Spacing, int Size, ImmutableArray<string> AxisOrder);
