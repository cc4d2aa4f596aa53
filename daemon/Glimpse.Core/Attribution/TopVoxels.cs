using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>Finds the voxels that matter most (paper, Graphical User Interface) and the atoms they lie on.</summary>
internal static class TopVoxels
{
    /// <summary>
    /// A neighbour belongs to a top voxel's region when it holds at least this share of its attribution.
    /// </summary>
    private const double RegionShare = 0.5;

    /// <summary>The top voxel of each channel that isn't all zero, largest absolute attribution first.</summary>
    internal static ImmutableArray<TopVoxel> Find(TypedComplex complex, VoxelGrid grid, float[] attributions) =>
        [
            .. Enumerable
                .Range(0, attributions.Length / grid.VoxelCount)
                .Select(channel =>
                    (Channel: channel, Voxel: Best(attributions.AsSpan(channel * grid.VoxelCount, grid.VoxelCount))))
                .Where(top => top.Voxel >= 0)
                .Select(top => Describe(complex, grid, attributions, top.Channel, top.Voxel))
                .OrderByDescending(top => Math.Abs(top.Attribution)),
        ];

    /// <summary>The channels that hold the best <paramref name="count"/> voxels of all, best first.</summary>
    internal static ImmutableArray<int> ChannelsOfBest(float[] attributions, int voxelCount, int count)
    {
        var best = new PriorityQueue<int, float>();
        for (var i = 0; i < attributions.Length; i++)
        {
            if (attributions[i] == 0)
                continue;
            if (best.Count < count)
                best.Enqueue(i, Math.Abs(attributions[i]));
            else
                best.EnqueueDequeue(i, Math.Abs(attributions[i]));
        }

        var ascending = new List<int>();
        while (best.TryDequeue(out var voxel, out _))
            ascending.Add(voxel / voxelCount);
        return [.. Enumerable.Reverse(ascending).Distinct()];
    }

    private static int Best(ReadOnlySpan<float> channel)
    {
        var best = -1;
        for (var i = 0; i < channel.Length; i++)
        {
            if (channel[i] != 0 && (best < 0 || Math.Abs(channel[i]) > Math.Abs(channel[best])))
                best = i;
        }

        return best;
    }

    private static TopVoxel Describe(TypedComplex complex, VoxelGrid grid, float[] attributions, int channel, int voxel)
    {
        var map = attributions.AsSpan(channel * grid.VoxelCount, grid.VoxelCount);
        var (regionSum, regionSize) = Region(map, grid, voxel);
        var position = grid.CenterOf(voxel);
        var ligand = Owner(complex, position, Side.Ligand, channel);
        var protein = Owner(complex, position, Side.Protein, channel);
        return new TopVoxel(
            channel,
            voxel / (grid.Size * grid.Size),
            voxel / grid.Size % grid.Size,
            voxel % grid.Size,
            position,
            map[voxel],
            regionSum,
            regionSize,
            ligand,
            complex.Positions[ligand].DistanceTo(position),
            protein,
            complex.Positions[protein].DistanceTo(position),
            complex.Positions[ligand].DistanceTo(complex.Positions[protein]));
    }

    /// <summary>
    /// On the channel's own side the atom of that channel that fills the voxel most (largest r/d); on the other side
    /// the nearest atom.
    /// </summary>
    private static int Owner(TypedComplex complex, Point3 position, Side side, int channel)
    {
        var own = complex.Scheme.Channels[channel].Side == side;
        return complex.AtomsOf(side)
            .Where(i => !own || complex.Atoms[i].Channels.Contains(channel))
            .MinBy(i =>
                complex.Positions[i].DistanceTo(position) / (own ? complex.Scheme.RadiusOf(complex.Atoms[i]) : 1));
    }

    private static (double Sum, int Size) Region(ReadOnlySpan<float> map, VoxelGrid grid, int seed)
    {
        var threshold = RegionShare * Math.Abs(map[seed]);
        var seen = new HashSet<int> { seed };
        var queue = new Queue<int>([seed]);
        var sum = 0.0;
        while (queue.TryDequeue(out var voxel))
        {
            sum += map[voxel];
            foreach (var next in FaceNeighbours(voxel, grid.Size))
            {
                if (Math.Sign(map[next]) == Math.Sign(map[seed]) && Math.Abs(map[next]) >= threshold && seen.Add(next))
                    queue.Enqueue(next);
            }
        }

        return (sum, seen.Count);
    }

    private static IEnumerable<int> FaceNeighbours(int voxel, int size)
    {
        var (x, y, z) = (voxel / (size * size), voxel / size % size, voxel % size);
        if (x > 0)
            yield return voxel - (size * size);
        if (x < size - 1)
            yield return voxel + (size * size);
        if (y > 0)
            yield return voxel - size;
        if (y < size - 1)
            yield return voxel + size;
        if (z > 0)
            yield return voxel - 1;
        if (z < size - 1)
            yield return voxel + 1;
    }
}
