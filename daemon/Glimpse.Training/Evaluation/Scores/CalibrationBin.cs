namespace Glimpse.Training.Evaluation.Scores;

/// <summary>Rows of similar prediction, and what became of them.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Predicted">Their mean prediction.</param>
/// <param name="Observed">The mean of what was measured: a value, or for classes (0 and 1) the share of
/// positives.</param>
/// <param name="StandardError">Of <see cref="Observed"/>, taking rows as independent; 0 for a single row.</param>
internal sealed record CalibrationBin(int Rows, double Predicted, double Observed, double StandardError)
{
    /// <summary>Divides rows by their prediction into bins of as equal a count as can be.</summary>
    internal static CalibrationBin[] Of(double[] predicted, double[] observed, int bins)
    {
        var order = Enumerable.Range(0, predicted.Length).OrderBy(row => predicted[row]).ToArray();
        return
        [
            .. Enumerable.Range(0, bins)
                .Select(bin => order[(order.Length * bin / bins)..(order.Length * (bin + 1) / bins)])
                .Where(rows => rows.Length > 0)
                .Select(rows => Of(rows, predicted, observed)),
        ];
    }

    private static CalibrationBin Of(int[] rows, double[] predicted, double[] observed)
    {
        var mean = rows.Average(row => observed[row]);
        var squares = rows.Sum(row => (observed[row] - mean) * (observed[row] - mean));
        var error = rows.Length < 2 ? 0 : Math.Sqrt(squares / (rows.Length - 1) / rows.Length);
        return new(rows.Length, rows.Average(row => predicted[row]), mean, error);
    }
}
