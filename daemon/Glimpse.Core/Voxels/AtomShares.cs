namespace Glimpse.Core.Voxels;

/// <summary>
/// Divides a voxel's attribution among the atoms that fill it, by the Shapley value of the maximum: with occupancies
/// sorted n1 &lt;= ... &lt;= nk, atom j gets the sum over i &lt;= j of (n_i - n_(i-1)) / (k - i + 1), divided by n_k.
/// The shares of a voxel sum to 1, don't depend on the order of atoms, and change continuously with their positions.
/// </summary>
public static class AtomShares
{
    /// <summary>The shares of some occupancies of one voxel.</summary>
    /// <param name="descending">The occupancies, largest first and above 0.</param>
    /// <param name="shares">Receives a share for each, in the same order; they sum to 1.</param>
    public static void OfMaximum(ReadOnlySpan<double> descending, Span<double> shares)
    {
        var count = descending.Length;
        if (count == 0)
            return;

        // From the smallest up: the step from one occupancy to the next is shared by all that reach it.
        var sum = 0.0;
        var previous = 0.0;
        for (var j = count - 1; j >= 0; j--)
        {
            sum += (descending[j] - previous) / (j + 1);
            previous = descending[j];
            shares[j] = sum / descending[0];
        }
    }

    /// <summary>Sums a voxel map over atoms.</summary>
    /// <param name="complex">The complex that was voxelised.</param>
    /// <param name="grid">On this grid.</param>
    /// <param name="attributions">[channel, x, y, z], 16 channels, z fastest; 0 wherever the occupancy is 0.</param>
    /// <returns>[atom][channel of its side], in the map's unit; all atoms together sum to the map's sum.</returns>
    public static double[][] Distribute(TypedComplex complex, VoxelGrid grid, ReadOnlySpan<float> attributions)
    {
        var result = new double[complex.Atoms.Length][];
        for (var i = 0; i < result.Length; i++)
            result[i] = new double[ChannelLayout.ChannelsPerSide];
        foreach (var side in new[] { Side.Protein, Side.Ligand })
        {
            var neighbours = new VoxelNeighbours(complex, grid, side);
            for (var voxel = 0; voxel < grid.VoxelCount; voxel++)
                DistributeVoxel(neighbours.Of(voxel), side, voxel, grid, complex, attributions, result);
        }

        return result;
    }

    private static void DistributeVoxel(
        ReadOnlySpan<VoxelNeighbours.Neighbour> neighbours,
        Side side,
        int voxel,
        VoxelGrid grid,
        TypedComplex complex,
        ReadOnlySpan<float> attributions,
        double[][] result)
    {
        if (neighbours.Length == 0)
            return;
        Span<double> occupancies =
            neighbours.Length <= 128 ? stackalloc double[neighbours.Length] : new double[neighbours.Length];
        Span<double> shares =
            neighbours.Length <= 128 ? stackalloc double[neighbours.Length] : new double[neighbours.Length];
        Span<int> atoms = neighbours.Length <= 128 ? stackalloc int[neighbours.Length] : new int[neighbours.Length];
        for (var channel = 0; channel < ChannelLayout.ChannelsPerSide; channel++)
        {
            double attribution = attributions[
                (ChannelLayout.IndexOf(side, (Channel)channel) * grid.VoxelCount) + voxel
            ];
            if (attribution == 0)
                continue;
            var count = 0;
            foreach (var neighbour in neighbours)
            {
                if (((int)complex.Atoms[neighbour.Atom].Channels & (1 << channel)) == 0)
                    continue;
                atoms[count] = neighbour.Atom;
                occupancies[count++] = neighbour.Occupancy;
            }

            OfMaximum(occupancies[..count], shares);
            for (var i = 0; i < count; i++)
                result[atoms[i]][channel] += attribution * shares[i];
        }
    }
}
