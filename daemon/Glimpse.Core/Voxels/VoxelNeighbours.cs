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
        var atoms = complex.AtomsOf(side).ToArray();
        starts = new int[grid.VoxelCount + 1];
        foreach (var atom in atoms)
            Visit(complex, grid, atom, (voxel, _) => starts[voxel + 1]++);
        for (var voxel = 0; voxel < grid.VoxelCount; voxel++)
            starts[voxel + 1] += starts[voxel];
        entries = new VoxelNeighbour[starts[^1]];
        var next = starts[..^1];
        foreach (var atom in atoms)
            Visit(complex, grid, atom, (voxel, density) => entries[next[voxel]++] = new VoxelNeighbour(atom, density));
        for (var voxel = 0; voxel < grid.VoxelCount; voxel++)
            entries
                .AsSpan(starts[voxel], starts[voxel + 1] - starts[voxel])
                .Sort((a, b) => b.Density.CompareTo(a.Density));
    }

    internal ReadOnlySpan<VoxelNeighbour> Of(int voxel) =>
        entries.AsSpan(starts[voxel], starts[voxel + 1] - starts[voxel]);

    private static void Visit(TypedComplex complex, VoxelGrid grid, int atom, Action<int, double> visit)
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
                        visit((((x * grid.Size) + y) * grid.Size) + z, density);
                }
            }
        }
    }
}
