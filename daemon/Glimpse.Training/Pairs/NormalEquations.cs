using System.Runtime.InteropServices;
using Glimpse.Models.Torch;
using static TorchSharp.torch;

namespace Glimpse.Training.Pairs;

/// <summary>The normal equations of a weighted least-squares problem, in double precision.</summary>
internal sealed class NormalEquations
{
    /// <summary>Rows multiplied with themselves at once.</summary>
    private const int RowsPerProduct = 2048;

    private readonly int width;
    private readonly TorchThread thread;
    private readonly double[] matrix;
    private readonly double[] right;

    /// <summary>Equations of no rows.</summary>
    /// <param name="width">How many unknowns.</param>
    /// <param name="thread">Where torch runs.</param>
    internal NormalEquations(int width, TorchThread thread)
        : this(width, thread, new double[width * width], new double[width])
    {
    }

    private NormalEquations(int width, TorchThread thread, double[] matrix, double[] right) =>
        (this.width, this.thread, this.matrix, this.right) = (width, thread, matrix, right);

    /// <summary>Equations that can be added to without changing these.</summary>
    internal NormalEquations Copy() => new(width, thread, [.. matrix], [.. right]);

    /// <summary>Adds a penalty times the square of an unknown.</summary>
    internal void AddPenalty(int unknown, double penalty) => matrix[(unknown * width) + unknown] += penalty;

    /// <summary>Adds rows: weight times the square of what row times unknowns lacks of the target.</summary>
    /// <param name="rows">Each as long as there are unknowns, or the first so many of them.</param>
    /// <param name="weights">Of each row, 0 or more.</param>
    /// <param name="targets">Of each row.</param>
    /// <param name="cancellation">Stops.</param>
    internal void Add(double[][] rows, double[] weights, double[] targets, CancellationToken cancellation)
    {
        foreach (var part in Enumerable.Range(0, rows.Length).Chunk(RowsPerProduct))
        {
            cancellation.ThrowIfCancellationRequested();
            Add(part, rows, weights, targets);
        }
    }

    /// <summary>The unknowns that solve them.</summary>
    internal double[] Solve() =>
        thread.Run(() =>
        {
            var factor = linalg.cholesky(tensor(matrix, [width, width]));
            return tensor(right, [width, 1]).cholesky_solve(factor).data<double>().ToArray();
        });

    private void Add(int[] part, double[][] rows, double[] weights, double[] targets)
    {
        var length = rows[part[0]].Length;
        var scaled = new double[part.Length * length];
        for (var i = 0; i < part.Length; i++)
        {
            var (row, weight, target) = (rows[part[i]], weights[part[i]], targets[part[i]]);
            var root = Math.Sqrt(weight);
            for (var k = 0; k < length; k++)
            {
                scaled[(i * length) + k] = root * row[k];
                right[k] += weight * target * row[k];
            }
        }

        thread.Run(() =>
        {
            var grid = tensor(scaled, [part.Length, length]).to(thread.Device);
            var product = grid.t().mm(grid).cpu().contiguous();
            var values = MemoryMarshal.Cast<byte, double>(product.bytes);
            for (var i = 0; i < length; i++)
            {
                for (var k = 0; k < length; k++)
                    matrix[(i * width) + k] += values[(i * length) + k];
            }
        });
    }
}
