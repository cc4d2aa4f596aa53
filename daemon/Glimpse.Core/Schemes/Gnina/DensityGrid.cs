using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Gnina;

/// <summary>Adds atoms' densities to voxels, and divides voxels by them, eight along z at a time.</summary>
internal static class DensityGrid
{
    /// <summary>Voxelises a complex into an array at hand.</summary>
    /// <param name="complex">The complex.</param>
    /// <param name="grid">Where; its size is a multiple of 8.</param>
    /// <param name="voxels">Receives the densities, [channel, x, y, z]; what it held is overwritten.</param>
    /// <exception cref="ArgumentException">The array or the grid has the wrong size.</exception>
    internal static void Voxelize(TypedComplex complex, VoxelGrid grid, Span<float> voxels)
    {
        Require(complex, grid, voxels.Length);
        voxels.Clear();
        VisitAll(complex, grid, new Adding(), voxels);
    }

    /// <summary>Divides a map among the atoms by what each adds to a voxel.</summary>
    /// <param name="complex">The complex that was voxelised.</param>
    /// <param name="grid">On this grid.</param>
    /// <param name="map">[channel, x, y, z]; 0 wherever the density is 0.</param>
    /// <returns>[atom][channel].</returns>
    /// <exception cref="ArgumentException">The map or the grid has the wrong size.</exception>
    internal static double[][] Distribute(TypedComplex complex, VoxelGrid grid, ReadOnlySpan<float> map)
    {
        Require(complex, grid, map.Length);
        var quotients = GC.AllocateUninitializedArray<float>(map.Length);
        Voxelize(complex, grid, quotients);
        var parts = MemoryMarshal.Cast<float, Vector256<float>>(quotients.AsSpan());
        var values = MemoryMarshal.Cast<float, Vector256<float>>(map);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] != Vector256<float>.Zero)
                parts[i] = Vector256.ConditionalSelect(
                    Vector256.GreaterThan(parts[i], Vector256<float>.Zero),
                    values[i] / parts[i],
                    Vector256<float>.Zero);
        }

        var sums = new double[complex.Atoms.Length][];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = new double[complex.Scheme.Channels.Length];
        VisitAll(complex, grid, new Summing(sums), quotients);
        return sums;
    }

    private static void Require(TypedComplex complex, VoxelGrid grid, int length)
    {
        if (grid.Size % Vector256<float>.Count != 0)
            throw new ArgumentException(
                $"The grid's size must be a multiple of {Vector256<float>.Count}.",
                nameof(grid));
        if (length != complex.Scheme.Channels.Length * grid.VoxelCount)
            throw new ArgumentException(
                "The array doesn't have the scheme's channels of the grid's voxels.",
                nameof(length));
    }

    private static void VisitAll<TVisitor>(TypedComplex complex, VoxelGrid grid, TVisitor visitor, Span<float> voxels)
        where TVisitor : struct, IVisitor
    {
        for (var i = 0; i < complex.Atoms.Length; i++)
        {
            for (var bits = complex.Atoms[i].Channels.Bits; bits != 0; bits &= bits - 1)
            {
                var channel = BitOperations.TrailingZeroCount(bits);
                Visit(
                    complex.Positions[i],
                    complex.Scheme.RadiusOf(complex.Atoms[i]),
                    grid,
                    visitor,
                    (i, channel),
                    voxels.Slice(channel * grid.VoxelCount, grid.VoxelCount));
            }
        }
    }

    private static void Visit<TVisitor>(
        Point3 position,
        double radius,
        VoxelGrid grid,
        TVisitor visitor,
        (int Atom, int Channel) what,
        Span<float> voxels)
        where TVisitor : struct, IVisitor
    {
        var local = (position - grid.Origin) * (1 / grid.Spacing);
        var reach = GninaDensity.Reach(radius) / grid.Spacing;
        var (firstX, lastX) = grid.IndicesWithin(local.X, reach);
        var (firstY, lastY) = grid.IndicesWithin(local.Y, reach);
        var (firstZ, lastZ) = grid.IndicesWithin(local.Z, reach);
        if (firstX > lastX || firstY > lastY || firstZ > lastZ)
            return;
        var toRadii = (float)(grid.Spacing / radius);
        var z = Vector256.Create((float)local.Z);
        firstZ -= firstZ % Vector256<float>.Count;
        ref var start = ref MemoryMarshal.GetReference(voxels);
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
                    var offset = (Vector256.Create((float)k) + Vector256<float>.Indices - z) * toRadii;
                    var squared = (offset * offset) + Vector256.Create((float)inPlane * toRadii * toRadii);
                    visitor.Take(what, DensityAt(squared), ref start, (nuint)(row + k));
                }
            }
        }
    }

    /// <summary><see cref="GninaDensity.At"/> at squared distances in squared radii.</summary>
    private static Vector256<float> DensityAt(Vector256<float> squared)
    {
        var beyond = (Vector256.Sqrt(squared) * 2f) - Vector256.Create(3f);
        var outer = Vector256.ConditionalSelect(
            Vector256.LessThan(beyond, Vector256<float>.Zero),
            beyond * beyond * (float)GninaDensity.AtRadius,
            Vector256<float>.Zero);
        var isInner = Vector256.LessThanOrEqual(squared, Vector256<float>.One);
        return isInner == Vector256<float>.Zero
            ? outer
            : Vector256.ConditionalSelect(isInner, Vector256.Exp(squared * -2f), outer);
    }

    private static double Square(double value) => value * value;

    /// <summary>What is done with eight densities.</summary>
    private interface IVisitor
    {
        void Take((int Atom, int Channel) what, Vector256<float> densities, ref float channel, nuint voxel);
    }

    private readonly struct Adding : IVisitor
    {
        public void Take((int Atom, int Channel) what, Vector256<float> densities, ref float channel, nuint voxel) =>
            (Vector256.LoadUnsafe(ref channel, voxel) + densities).StoreUnsafe(ref channel, voxel);
    }

    private readonly struct Summing(double[][] sums) : IVisitor
    {
        public void Take((int Atom, int Channel) what, Vector256<float> densities, ref float channel, nuint voxel) =>
            sums[what.Atom][what.Channel] += Vector256.Sum(Vector256.LoadUnsafe(ref channel, voxel) * densities);
    }
}
