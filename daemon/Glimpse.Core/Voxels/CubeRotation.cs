using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Voxels;

/// <summary>
/// One of the 24 proper rotations of the cube: a signed permutation of the axes with determinant +1. A grid that is
/// symmetric about its centre is mapped onto itself, voxel by voxel, without interpolation.
/// </summary>
public sealed class CubeRotation
{
    // Row i of the matrix has its one entry, signs[i], in column axes[i].
    private readonly int[] axes;
    private readonly int[] signs;

    private CubeRotation(int[] axes, int[] signs)
    {
        this.axes = axes;
        this.signs = signs;
    }

    /// <summary>All 24, the identity first.</summary>
    public static ImmutableArray<CubeRotation> All { get; } = MakeAll();

    /// <summary>The rotation that leaves everything in place.</summary>
    public static CubeRotation Identity => All[0];

    /// <summary>Component i of a turned vector is component <c>Axes[i]</c> of the vector ...</summary>
    public ReadOnlySpan<int> Axes => axes;

    /// <summary>... times <c>Signs[i]</c>, 1 or -1.</summary>
    public ReadOnlySpan<int> Signs => signs;

    /// <summary>The rotation that undoes this one.</summary>
    public CubeRotation Inverse
    {
        get
        {
            var (inverseAxes, inverseSigns) = (new int[3], new int[3]);
            for (var i = 0; i < 3; i++)
                (inverseAxes[axes[i]], inverseSigns[axes[i]]) = (i, signs[i]);
            return Find(inverseAxes, inverseSigns);
        }
    }

    /// <summary>Turns a vector about the origin.</summary>
    public Point3 Rotate(Point3 vector)
    {
        Span<double> v = [vector.X, vector.Y, vector.Z];
        return new(signs[0] * v[axes[0]], signs[1] * v[axes[1]], signs[2] * v[axes[2]]);
    }

    /// <summary>
    /// Turns voxels about the grid's centre: what stood at v stands at R v afterwards, so that it equals the voxels of
    /// the structure turned by <see cref="Rotate"/> about that centre.
    /// </summary>
    /// <param name="source">[channel, x, y, z], z fastest.</param>
    /// <param name="target">The same shape; must not overlap <paramref name="source"/>.</param>
    /// <param name="size">Voxels along each edge.</param>
    /// <exception cref="ArgumentException">The lengths differ or aren't a whole number of channels.</exception>
    public void Permute(ReadOnlySpan<float> source, Span<float> target, int size)
    {
        var volume = size * size * size;
        if (source.Length != target.Length || source.Length % volume != 0)
            throw new ArgumentException(
                "Source and target must hold the same whole number of channels.",
                nameof(target));

        // Target voxel t is source voxel R^-1 t: component axes[i] of it is signs[i] * t[i] about the centre.
        Span<int> stride = [size * size, size, 1];
        Span<int> step = [signs[0] * stride[axes[0]], signs[1] * stride[axes[1]], signs[2] * stride[axes[2]]];
        var origin = 0;
        for (var i = 0; i < 3; i++)
            origin += signs[i] < 0 ? (size - 1) * stride[axes[i]] : 0;

        var to = 0;
        for (var channel = 0; channel < source.Length; channel += volume)
        {
            for (var x = 0; x < size; x++)
            {
                for (var y = 0; y < size; y++)
                {
                    var from = channel + origin + (x * step[0]) + (y * step[1]);
                    for (var z = 0; z < size; z++, from += step[2])
                        target[to++] = source[from];
                }
            }
        }
    }

    /// <summary>Turns voxels about the grid's centre into a new array; see <see cref="Permute"/>.</summary>
    public float[] Turn(float[] source, int size)
    {
        var turned = new float[source.Length];
        Permute(source, turned, size);
        return turned;
    }

    private static ImmutableArray<CubeRotation> MakeAll()
    {
        int[][] permutations = [[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 2, 1], [2, 1, 0], [1, 0, 2]];
        var all = ImmutableArray.CreateBuilder<CubeRotation>();
        for (var p = 0; p < permutations.Length; p++)
        {
            var parity = p < 3 ? 1 : -1;
            foreach (var (a, b) in ((int, int)[])[(1, 1), (1, -1), (-1, 1), (-1, -1)])
                all.Add(new CubeRotation(permutations[p], [a, b, parity * a * b]));
        }

        return all.ToImmutable();
    }

    private static CubeRotation Find(int[] axes, int[] signs) =>
        All.First(rotation =>
            rotation.axes.AsSpan().SequenceEqual(axes) && rotation.signs.AsSpan().SequenceEqual(signs));
}
