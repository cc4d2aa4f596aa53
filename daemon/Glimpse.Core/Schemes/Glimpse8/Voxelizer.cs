using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Glimpse8;

/// <summary>
/// Turns a typed complex into a network's input: the occupancy of each channel's voxels, over atoms the maximum.
/// </summary>
/// <remarks>
/// Occupancy grows with r/d, so the maximum over atoms is that of the largest (r/d)²: the loop over atoms divides and
/// compares, and the exponential is taken once a voxel.
/// </remarks>
internal static class Voxelizer
{
    /// <summary>Voxelises a complex into an array at hand.</summary>
    /// <param name="complex">The complex.</param>
    /// <param name="grid">Where; its size is a multiple of 8.</param>
    /// <param name="voxels">Receives the occupancies, [channel, x, y, z]; what it held is overwritten.</param>
    /// <exception cref="ArgumentException">The array or the grid has the wrong size.</exception>
    internal static void Voxelize(TypedComplex complex, VoxelGrid grid, Span<float> voxels)
    {
        if (grid.Size % Vector256<float>.Count != 0)
            throw new ArgumentException(
                $"The grid's size must be a multiple of {Vector256<float>.Count}.",
                nameof(grid));
        if (voxels.Length != 2 * Glimpse8Scheme.ChannelsPerSide * grid.VoxelCount)
            throw new ArgumentException("The array doesn't have 16 channels of the grid's voxels.", nameof(voxels));
        voxels.Clear();
        Span<int> channels = stackalloc int[Glimpse8Scheme.ChannelsPerSide];
        for (var i = 0; i < complex.Atoms.Length; i++)
        {
            var atom = complex.Atoms[i];
            var count = List(atom.Channels, channels);
            if (count > 0)
                Spread(complex.Positions[i], atom.Radius, channels[..count], grid, voxels);
        }

        RatiosToOccupancies(voxels);
    }

    private static int List(ChannelSet set, Span<int> channels)
    {
        var count = 0;
        for (var bits = set.Bits; bits != 0; bits &= bits - 1)
            channels[count++] = BitOperations.TrailingZeroCount(bits);
        return count;
    }

    /// <summary>Raises (r/d)² of the voxels around an atom in each of its channels.</summary>
    private static void Spread(
        Point3 position,
        double radius,
        ReadOnlySpan<int> channels,
        VoxelGrid grid,
        Span<float> ratios)
    {
        var local = (position - grid.Origin) * (1 / grid.Spacing);
        var reach = AtomOccupancy.Cutoff / grid.Spacing;
        var (firstX, lastX) = grid.IndicesWithin(local.X, reach);
        var (firstY, lastY) = grid.IndicesWithin(local.Y, reach);
        var (firstZ, lastZ) = grid.IndicesWithin(local.Z, reach);
        if (firstX > lastX || firstY > lastY || firstZ > lastZ)
            return;
        var limit = Vector256.Create((float)(reach * reach));
        var squaredRadius = Vector256.Create((float)(radius * radius / (grid.Spacing * grid.Spacing)));
        var z = Vector256.Create((float)local.Z);
        firstZ -= firstZ % Vector256<float>.Count;
        ref var start = ref MemoryMarshal.GetReference(ratios);
        for (var x = firstX; x <= lastX; x++)
        {
            for (var y = firstY; y <= lastY; y++)
            {
                var inPlane = Square(x - local.X) + Square(y - local.Y);
                if (inPlane >= reach * reach)
                    continue;
                var row = ((x * grid.Size) + y) * grid.Size;
                for (var k = firstZ; k <= lastZ; k += Vector256<float>.Count)
                {
                    var offset = Vector256.Create((float)k) + Vector256<float>.Indices - z;
                    var squared = (offset * offset) + Vector256.Create((float)inPlane);
                    var ratio = Vector256.ConditionalSelect(
                        Vector256.LessThan(squared, limit),
                        squaredRadius / squared,
                        Vector256<float>.Zero);
                    foreach (var channel in channels)
                    {
                        var index = (nuint)((channel * grid.VoxelCount) + row + k);
                        Vector256.Max(Vector256.LoadUnsafe(ref start, index), ratio).StoreUnsafe(ref start, index);
                    }
                }
            }
        }
    }

    private static double Square(double value) => value * value;

    /// <summary>1 - exp(-ratio^6) in place; an empty voxel stays exactly 0.</summary>
    private static void RatiosToOccupancies(Span<float> ratios)
    {
        // Below this, 1 - exp(-u) has fewer digits in float32 than the first two terms of its series.
        var series = Vector256.Create(1e-2f);
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(ratios);
        for (var i = 0; i < vectors.Length; i++)
        {
            var ratio = vectors[i];
            if (Vector256.EqualsAll(ratio, Vector256<float>.Zero))
                continue;
            var cube = ratio * ratio * ratio;
            var power = cube * cube;
            var small = power * (Vector256<float>.One - (power * (Vector256.Create(0.5f) - (power * (1 / 6f)))));
            var full = Vector256<float>.One - Vector256.Exp(-power);
            vectors[i] = Vector256.ConditionalSelect(Vector256.LessThan(power, series), small, full);
        }
    }
}
