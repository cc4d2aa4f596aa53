namespace Glimpse.Training.Evaluation.Scores;

/// <summary>
/// How well a value tells two classes apart. A row is called positive when its value exceeds a threshold, 0 for a
/// logit.
/// </summary>
internal static class ClassificationScores
{
    /// <summary>The share of rows that are positive.</summary>
    internal static Score Prevalence(bool[] positives) => Ratio(positives.Length, row => positives[row], _ => true);

    /// <summary>The share of rows that are told right.</summary>
    internal static Score Accuracy(double[] values, bool[] positives, double threshold = 0) =>
        Ratio(values.Length, row => values[row] > threshold == positives[row], _ => true);

    /// <summary>The share told right of some of the rows.</summary>
    internal static Score AccuracyAmong(bool[] among, double[] values, bool[] positives, double threshold = 0) =>
        Ratio(values.Length, row => values[row] > threshold == positives[row], row => among[row]);

    /// <summary>The share of those called positive that are; NaN when none is called so.</summary>
    internal static Score Precision(double[] values, bool[] positives, double threshold = 0) =>
        Ratio(values.Length, row => positives[row], row => values[row] > threshold);

    /// <summary>The share of positives that are called so.</summary>
    internal static Score Sensitivity(double[] values, bool[] positives, double threshold = 0) =>
        Ratio(values.Length, row => values[row] > threshold, row => positives[row]);

    /// <summary>The share of negatives that are called so.</summary>
    internal static Score Specificity(double[] values, bool[] positives, double threshold = 0) =>
        Ratio(values.Length, row => values[row] <= threshold, row => !positives[row]);

    /// <summary>The mean of sensitivity and specificity.</summary>
    internal static Score BalancedAccuracy(double[] values, bool[] positives, double threshold = 0)
    {
        var (sensitivity, specificity) = (
            Sensitivity(values, positives, threshold),
            Specificity(values, positives, threshold));
        return new(values.Length, weights => 0.5 * (sensitivity.At(weights) + specificity.At(weights)));
    }

    /// <summary>
    /// The precision that the same sensitivity and specificity give where positives are this share of all:
    /// π se / (π se + (1 - π)(1 - sp)).
    /// </summary>
    internal static Score PrecisionAt(double prevalence, double[] values, bool[] positives, double threshold = 0)
    {
        var (sensitivity, specificity) = (
            Sensitivity(values, positives, threshold),
            Specificity(values, positives, threshold));
        return new(
            values.Length,
            weights =>
            {
                var found = prevalence * sensitivity.At(weights);
                return found / (found + ((1 - prevalence) * (1 - specificity.At(weights))));
            });
    }

    /// <summary>
    /// Area under the ROC curve: the chance that a positive has a higher value than a negative; ties count half.
    /// </summary>
    internal static Score AreaUnderRoc(double[] values, bool[] positives)
    {
        var groups = TieGroups.Of(values);
        return new(values.Length, weights =>
        {
            var (wins, positive, negative) = (0.0, 0.0, 0.0);
            for (var group = 0; group < groups.Count; group++)
            {
                var (here, against) = WeightsOf(groups, group, positives, weights);
                wins += here * (negative + (0.5 * against));
                positive += here;
                negative += against;
            }

            return wins / (positive * negative);
        });
    }

    /// <summary>
    /// Average precision, the area under the precision-recall curve without interpolation: the sum over thresholds of
    /// precision times the gain of recall. Chance gives the prevalence.
    /// </summary>
    internal static Score AveragePrecision(double[] values, bool[] positives)
    {
        var groups = TieGroups.Of(values);
        return new(values.Length, weights =>
        {
            var (sum, positive, called) = (0.0, 0.0, 0.0);
            for (var group = groups.Count - 1; group >= 0; group--)
            {
                var (here, against) = WeightsOf(groups, group, positives, weights);
                positive += here;
                called += here + against;
                if (called > 0)
                    sum += here * positive / called;
            }

            return sum / positive;
        });
    }

    private static (double Positive, double Negative) WeightsOf(
        TieGroups groups,
        int group,
        bool[] positives,
        double[] weights)
    {
        var (positive, negative) = (0.0, 0.0);
        foreach (var row in groups.RowsOf(group))
        {
            if (positives[row])
                positive += weights[row];
            else
                negative += weights[row];
        }

        return (positive, negative);
    }

    private static Score Ratio(int rows, Predicate<int> isCounted, Predicate<int> isAmong) => new(rows, weights =>
    {
        var (counted, among) = (0.0, 0.0);
        for (var row = 0; row < rows; row++)
        {
            if (!isAmong(row))
                continue;
            among += weights[row];
            if (isCounted(row))
                counted += weights[row];
        }

        return counted / among;
    });
}
