using System.Numerics;
using System.Runtime.CompilerServices;

namespace Glimpse.Models.Fused;

/// <summary>
/// <see cref="Networks.Pooling.PowerMean"/> over 2×2×2 voxels, and its way back, in one pass each; all rows are [voxel,
/// channel].
/// </summary>
internal static class PowerMeanKernel
{
    private const float Share = 1f / 8;

    /// <summary>
    /// Pools [sample, x, y, z, channel] of edge <paramref name="edge"/> to half of it. <paramref name="slopes"/> of the
    /// same shape, what the values were made with, get multiplied by the pool's own.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Pool(
        ReadOnlySpan<float> values,
        Span<float> slopes,
        Span<float> pooled,
        int edge,
        int channels)
    {
        var v = values.AsVectors();
        var s = slopes.AsVectors();
        var p = pooled.AsVectors();
        var vectors = channels / Vector<float>.Count;
        Span<int> corners = stackalloc int[8];
        for (int parent = 0; parent < p.Length / vectors; parent++)
        {
            FillCorners(corners, parent, edge);
            for (var c = 0; c < vectors; c++)
            {
                var mean = new Vector<float>((float)Networks.Nonlinearity.PowerFloor);
                foreach (var corner in corners)
                {
                    var square = v[(corner * vectors) + c] * v[(corner * vectors) + c];
                    mean += square * square * Share;
                }

                var root = Vector.SquareRoot(Vector.SquareRoot(mean));
                p[(parent * vectors) + c] = root;
                var factor = new Vector<float>(Share) / (root * root * root);
                foreach (var corner in corners)
                {
                    var value = v[(corner * vectors) + c];
                    s[(corner * vectors) + c] *= value * value * value * factor;
                }
            }
        }
    }

    /// <summary>
    /// Gradients of what was pooled, from those of the pooled and the slopes that <see cref="Pool"/> left.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Unpool(
        ReadOnlySpan<float> pooled,
        ReadOnlySpan<float> slopes,
        Span<float> gradients,
        int edge,
        int channels)
    {
        var p = pooled.AsVectors();
        var s = slopes.AsVectors();
        var g = gradients.AsVectors();
        var vectors = channels / Vector<float>.Count;
        Span<int> corners = stackalloc int[8];
        for (int parent = 0; parent < p.Length / vectors; parent++)
        {
            FillCorners(corners, parent, edge);
            foreach (var corner in corners)
            {
                for (var c = 0; c < vectors; c++)
                    g[(corner * vectors) + c] = p[(parent * vectors) + c] * s[(corner * vectors) + c];
            }
        }
    }

    /// <summary>Numbers of the 8 voxels, over all samples, that a voxel of the coarser grid stands for.</summary>
    private static void FillCorners(Span<int> corners, int parent, int edge)
    {
        var half = edge / 2;
        var (z, y, x) = (parent % half, parent / half % half, parent / half / half % half);
        var sample = parent / (half * half * half);
        for (var i = 0; i < 8; i++)
            corners[i] =
                (((((sample * edge) + (2 * x) + (i >> 2)) * edge) + (2 * y) + ((i >> 1) & 1)) * edge)
                + (2 * z)
                + (i & 1);
    }
}
