namespace Glimpse.Core.Voxels;

/// <summary>For every voxel of a grid, the atoms of one side that fill it, the one that fills most first.</summary>
/// <typeparam name="TDensity">What atoms fill of a voxel.</typeparam>
internal sealed class VoxelNeighbours<TDensity>
    where TDensity : struct, IAtomDensity
{
    private readonly int[] starts;
    private readonly VoxelNeighbour[] entries;

    internal VoxelNeighbours(TypedComplex complex, VoxelGrid grid, Side side)
    {
        var found = new List<(int Voxel, VoxelNeighbour Neighbour)>();
        foreach (var atom in complex.AtomsOf(side))
            Visit(complex, grid, atom, found);
        starts = new int[grid.VoxelCount + 1];
        foreach (var (voxel, _) in found)
            starts[voxel + 1]++;
        for (var voxel = 0; voxel < grid.VoxelCount; voxel++)
            starts[voxel + 1] += starts[voxel];
        entries = new VoxelNeighbour[found.Count];
        var next = starts[..^1];
        foreach (var (voxel, neighbour) in found)
            entries[next[voxel]++] = neighbour;
        for (var voxel = 0; voxel < grid.VoxelCount; voxel++)
            entries.AsSpan(starts[voxel], starts[voxel + 1] - starts[voxel]).Sort(default(FullestFirst));
    }

    internal ReadOnlySpan<VoxelNeighbour> Of(int voxel) =>
        entries.AsSpan(starts[voxel], starts[voxel + 1] - starts[voxel]);

    private static void Visit(
        TypedComplex complex,
        VoxelGrid grid,
        int atom,
        List<(int Voxel, VoxelNeighbour Neighbour)> found)
    {
        var position = complex.Positions[atom];
        var radius = complex.Scheme.RadiusOf(complex.Atoms[atom]);
        var local = (position - grid.Origin) * (1 / grid.Spacing);
        var reach = TDensity.Reach(radius) / grid.Spacing;
        var (firstX, lastX) = grid.IndicesWithin(local.X, reach);
        var (firstY, lastY) = grid.IndicesWithin(local.Y, reach);
        var (firstZ, lastZ) = grid.IndicesWithin(local.Z, reach);
        for (var x = firstX; x <= lastX; x++)
        {
            for (var y = firstY; y <= lastY; y++)
            {
                for (var z = firstZ; z <= lastZ; z++)
                {
                    var density = TDensity.At(grid.CenterOf(x, y, z).SquaredDistanceTo(position), radius);
                    if (density > 0)
                        found.Add(((((x * grid.Size) + y) * grid.Size) + z, new VoxelNeighbour(atom, density)));
                }
            }
        }
    }

    private readonly struct FullestFirst : IComparer<VoxelNeighbour>
    {
        public int Compare(VoxelNeighbour x, VoxelNeighbour y) => y.Density.CompareTo(x.Density);
    }
}
