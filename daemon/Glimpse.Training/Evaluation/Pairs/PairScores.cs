using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation.Pairs;

/// <summary>
/// How well predicted changes follow measured ones. Which ligand of a pair comes first changes nothing.
/// </summary>
internal static class PairScores
{
    /// <summary>
    /// Pearson's R of every pair taken both ways round: the sum of products over the root of the product of the sums of
    /// squares, since both means are then 0.
    /// </summary>
    internal static Score Correlation(double[] predicted, double[] measured) => new(predicted.Length, weights =>
    {
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var pair = 0; pair < weights.Length; pair++)
        {
            xx += weights[pair] * predicted[pair] * predicted[pair];
            yy += weights[pair] * measured[pair] * measured[pair];
            xy += weights[pair] * predicted[pair] * measured[pair];
        }

        return xy / Math.Sqrt(xx * yy);
    });

    /// <summary>
    /// The share of pairs whose change has the measured sign; a predicted 0 counts half. Pairs measured to change by
    /// less than a threshold (pK), or by nothing, are left out.
    /// </summary>
    internal static Score RightSigns(double[] predicted, double[] measured, double threshold = 0) =>
        new(
            predicted.Length,
            weights =>
            {
                var (right, total) = (0.0, 0.0);
                for (var pair = 0; pair < weights.Length; pair++)
                {
                    if (measured[pair] == 0 || Math.Abs(measured[pair]) < threshold)
                        continue;
                    total += weights[pair];
                    right += weights[pair] * 0.5 * (1 + (Math.Sign(predicted[pair]) * Math.Sign(measured[pair])));
                }

        return right / total;
    });
}
