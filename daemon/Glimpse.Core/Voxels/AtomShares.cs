namespace Glimpse.Core.Voxels;

/// <summary>Divides a map of voxels among the atoms that fill them.</summary>
public static class AtomShares
{
    /// <summary>Sums a voxel map over atoms.</summary>
    /// <typeparam name="TDensity">What atoms fill of a voxel, and how it is divided.</typeparam>
    /// <param name="complex">The complex that was voxelised.</param>
    /// <param name="grid">On this grid.</param>
    /// <param name="attributions">[channel, x, y, z], z fastest; 0 wherever nothing is filled.</param>
    /// <returns>[atom][channel], in the map's unit; all atoms together sum to the map's sum.</returns>
    public static double[][] Distribute<TDensity>(
        TypedComplex complex,
        VoxelGrid grid,
        ReadOnlySpan<float> attributions)
        where TDensity : struct, IAtomDensity
    {
        var result = new double[complex.Atoms.Length][];
        for (var i = 0; i < result.Length; i++)
            result[i] = new double[complex.Scheme.Channels.Length];
        ChannelSet[] sets = [.. complex.Atoms.Select(atom => atom.Channels)];
        foreach (var side in new[] { Side.Protein, Side.Ligand })
        {
            int[] channels = [.. complex.Scheme.ChannelsOf(side)];
            var neighbours = new VoxelNeighbours<TDensity>(complex, grid, side);
            for (var voxel = 0; voxel < grid.VoxelCount; voxel++)
                DistributeVoxel<TDensity>(
                    neighbours.Of(voxel),
                    channels,
                    attributions[voxel..],
                    grid.VoxelCount,
                    sets,
                    result);
        }

        return result;
    }

    private static void DistributeVoxel<TDensity>(
        ReadOnlySpan<VoxelNeighbour> neighbours,
        int[] channels,
        ReadOnlySpan<float> attributions,
        int voxelCount,
        ChannelSet[] sets,
        double[][] result)
        where TDensity : struct, IAtomDensity
    {
        if (neighbours.Length == 0)
            return;
        Span<double> densities =
            neighbours.Length <= 128 ? stackalloc double[neighbours.Length] : new double[neighbours.Length];
        Span<double> shares =
            neighbours.Length <= 128 ? stackalloc double[neighbours.Length] : new double[neighbours.Length];
        Span<int> atoms = neighbours.Length <= 128 ? stackalloc int[neighbours.Length] : new int[neighbours.Length];
        foreach (var channel in channels)
        {
            double attribution = attributions[channel * voxelCount];
            if (attribution == 0)
                continue;
            var count = 0;
            foreach (var neighbour in neighbours)
            {
                if (!sets[neighbour.Atom].Contains(channel))
                    continue;
                atoms[count] = neighbour.Atom;
                densities[count++] = neighbour.Density;
            }

            TDensity.Share(densities[..count], shares);
            for (var i = 0; i < count; i++)
                result[atoms[i]][channel] += attribution * shares[i];
        }
    }
}
