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
        var means = Array.ConvertAll(columns, column => column.Average());
        var deviations = columns
            .Zip(means, (column, mean) => Math.Sqrt(column.Average(value => Math.Pow(value - mean, 2))))
            .ToArray();
        var level = targets.Average();
        var design = Matrix<double>.Build.DenseOfRowArrays(
            Array.ConvertAll(rows, row => Scaled(row, means, deviations)));
        var right = design.TransposeThisAndMultiply(
            Vector<double>.Build.DenseOfArray(Array.ConvertAll(targets, target => target - level)));
        var matrix = design.TransposeThisAndMultiply(design)
            + Matrix<double>.Build.DenseDiagonal(means.Length, means.Length, penalty);
        return new(means, deviations, matrix.Cholesky().Solve(right).ToArray(), level);
    }

    /// <summary>The value of a row.</summary>
    internal double At(double[] row) =>
        level + Scaled(row, means, deviations).Zip(slopes, (value, slope) => value * slope).Sum();

    private static double[] Scaled(double[] row, double[] means, double[] deviations) =>
        [.. row.Select((value, c) => deviations[c] > 0 ? (value - means[c]) / deviations[c] : 0)];
}
