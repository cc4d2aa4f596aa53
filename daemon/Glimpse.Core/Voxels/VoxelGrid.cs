using Glimpse.Core.Structures;

namespace Glimpse.Core.Voxels;

/// <summary>
/// A cubic grid of voxel centres, symmetric about <paramref name="Center"/>, so that the 24 proper rotations of the
/// cube permute its voxels exactly. Flat index of voxel (x, y, z) within a channel: (x * Size + y) * Size + z, z
/// fastest.
/// </summary>
/// <param name="Center">Centre in Å.</param>
/// <param name="Size">Voxels along each edge.</param>
/// <param name="Spacing">Distance between neighbouring centres in Å.</param>
public readonly record struct VoxelGrid(Point3 Center, int Size, double Spacing)
{
    /// <summary>Number of voxels of one channel.</summary>
    public int VoxelCount => Size * Size * Size;

    /// <summary>Centre of voxel (0, 0, 0) in Å.</summary>
    public Point3 Origin => Center - (new Point3(1, 1, 1) * (0.5 * (Size - 1) * Spacing));

    /// <summary>Volume of a voxel in Å³.</summary>
    public double VoxelVolume => Spacing * Spacing * Spacing;

    /// <summary>Centre of a voxel in Å.</summary>
    public Point3 CenterOf(int x, int y, int z) => Origin + (new Point3(x, y, z) * Spacing);

    /// <summary>Centre of the voxel at a flat index, in Å.</summary>
    public Point3 CenterOf(int voxel) => CenterOf(voxel / (Size * Size), voxel / Size % Size, voxel % Size);

    /// <summary>
    /// True when a point lies in the box that the voxels fill, half a voxel beyond the outer centres.
    /// </summary>
    public bool Contains(Point3 point)
    {
        var offset = point - Center;
        var half = 0.5 * Size * Spacing;
        return Math.Abs(offset.X) <= half && Math.Abs(offset.Y) <= half && Math.Abs(offset.Z) <= half;
    }

    /// <summary>
    /// The indices of the voxels on one axis within <paramref name="reach"/> of a coordinate, both in voxels from the
    /// origin.
    /// </summary>
    internal (int First, int Last) IndicesWithin(double coordinate, double reach) =>
        ((int)Math.Max(0, Math.Ceiling(coordinate - reach)), (int)Math.Min(Size - 1, Math.Floor(coordinate + reach)));
}
