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
        foreach (var side in new[] { Side.Protein, Side.Ligand })
            Share<TDensity, DividedMap>(complex, grid, side, new(attributions.ToArray(), grid.VoxelCount, result));
        return result;
    }

    /// <summary>Every atom's share of every voxel that it fills.</summary>
    /// <typeparam name="TDensity">What atoms fill of a voxel, and how it is divided.</typeparam>
    /// <param name="complex">The complex that was voxelised.</param>
    /// <param name="grid">On this grid.</param>
    /// <param name="side">The side that the atoms are of.</param>
    /// <returns>By voxel and channel; those of a filled voxel sum to 1.</returns>
    public static IReadOnlyList<VoxelShare> Of<TDensity>(TypedComplex complex, VoxelGrid grid, Side side)
        where TDensity : struct, IAtomDensity
    {
        var shares = new List<VoxelShare>();
        Share<TDensity, ShareList>(complex, grid, side, new(shares));
        return shares;
    }

    private static void Share<TDensity, TTarget>(TypedComplex complex, VoxelGrid grid, Side side, TTarget target)
        where TDensity : struct, IAtomDensity
        where TTarget : struct, IShareTarget
    {
        ChannelSet[] sets = [.. complex.Atoms.Select(atom => atom.Channels)];
        int[] channels = [.. complex.Scheme.ChannelsOf(side)];
        var neighbours = new VoxelNeighbours<TDensity>(complex, grid, side);
        var (atoms, densities, shares) = (new int[8], new double[8], new double[8]);
        for (var voxel = 0; voxel < grid.VoxelCount; voxel++)
        {
            var near = neighbours.Of(voxel);
            if (near.Length > atoms.Length)
                (atoms, densities, shares) = (new int[near.Length], new double[near.Length], new double[near.Length]);
            foreach (var channel in near.Length > 0 ? channels : [])
            {
                if (!target.Wants(channel, voxel))
                    continue;
                var count = 0;
                foreach (var neighbour in near)
                {
                    if (!sets[neighbour.Atom].Contains(channel))
                        continue;
                    atoms[count] = neighbour.Atom;
                    densities[count++] = neighbour.Density;
                }

                TDensity.Share(densities.AsSpan(0, count), shares);
                for (var i = 0; i < count; i++)
                    target.Take(new VoxelShare(atoms[i], channel, voxel, shares[i]));
            }
        }
    }

    /// <summary>What becomes of shares.</summary>
    private interface IShareTarget
    {
        bool Wants(int channel, int voxel);

        void Take(VoxelShare share);
    }

    private readonly struct ShareList(List<VoxelShare> shares) : IShareTarget
    {
        public bool Wants(int channel, int voxel) => true;

        public void Take(VoxelShare share) => shares.Add(share);
    }

    private readonly struct DividedMap(float[] map, int voxels, double[][] sums) : IShareTarget
    {
        public bool Wants(int channel, int voxel) => map[(channel * voxels) + voxel] != 0;

        public void Take(VoxelShare share) =>
            sums[share.Atom][share.Channel] += map[(share.Channel * voxels) + share.Voxel] * share.Share;
    }
}
