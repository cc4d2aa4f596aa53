namespace Glimpse.Training.Evaluation.Scores;

/// <summary>How far predictions lie from what was measured, in the unit of both.</summary>
internal static class RegressionScores
{
    /// <summary>Root mean square error.</summary>
    internal static Score Rmse(double[] predicted, double[] measured) =>
        new(predicted.Length, weights => Math.Sqrt(Mean(predicted, measured, weights, error => error * error)));

    /// <summary>Mean absolute error.</summary>
    internal static Score Mae(double[] predicted, double[] measured) =>
        new(predicted.Length, weights => Mean(predicted, measured, weights, Math.Abs));

    private static double Mean(double[] predicted, double[] measured, double[] weights, Func<double, double> loss)
    {
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < weights.Length; row++)
        {
            sum += weights[row] * loss(predicted[row] - measured[row]);
            total += weights[row];
        }

        return sum / total;
    }
}
