using MathNet.Numerics.LinearAlgebra;

namespace Glimpse.Training.Evaluation.Baselines;

/// <summary>Ridge regression on a few standardised columns (Hoerl and Kennard 1970).</summary>
internal sealed class RidgeFit
{
    private readonly double[] means;
    private readonly double[] deviations;
    private readonly double[] slopes;
    private readonly double level;

    private RidgeFit(double[] means, double[] deviations, double[] slopes, double level) =>
        (this.means, this.deviations, this.slopes, this.level) = (means, deviations, slopes, level);

    /// <summary>Fits targets to rows.</summary>
    /// <param name="rows">[row][column].</param>
    /// <param name="targets">One a row.</param>
    /// <param name="penalty">Times the square of each slope, by standard deviation; above 0.</param>
    internal static RidgeFit Of(double[][] rows, double[] targets, double penalty)
    {
        var columns = Enumerable.Range(0, rows[0].Length).Select(c => Array.ConvertAll(rows, row => row[c])).ToArray();
        var centers = Array.ConvertAll(columns, column => column.Average());
        var widths = columns
            .Zip(centers, (column, mean) => Math.Sqrt(column.Average(value => Math.Pow(value - mean, 2))))
            .ToArray();
        var height = targets.Average();
        var design = Matrix<double>.Build.DenseOfRowArrays(
            Array.ConvertAll(rows, row => Scaled(row, centers, widths)));
        var right = design.TransposeThisAndMultiply(
            Vector<double>.Build.DenseOfArray(Array.ConvertAll(targets, target => target - height)));
        var matrix = design.TransposeThisAndMultiply(design)
            + Matrix<double>.Build.DenseDiagonal(centers.Length, centers.Length, penalty);
        return new(centers, widths, matrix.Cholesky().Solve(right).ToArray(), height);
    }

    /// <summary>The value of a row.</summary>
    internal double At(double[] row) =>
        level + Scaled(row, means, deviations).Zip(slopes, (value, slope) => value * slope).Sum();

    private static double[] Scaled(double[] row, double[] means, double[] deviations) =>
        [.. row.Select((value, c) => deviations[c] > 0 ? (value - means[c]) / deviations[c] : 0)];
}
