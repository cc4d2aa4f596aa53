namespace Glimpse.Models.Training;

/// <summary>How well a network does on samples that it wasn't trained on.</summary>
/// <param name="Loss">Mean loss; training keeps the weights for which it is lowest.</param>
/// <param name="First">Classification: balanced accuracy at logit 0. Regression: root mean square error.</param>
/// <param name="Second">Classification: area under the ROC curve. Regression: Pearson's correlation.</param>
public sealed record ValidationScores(double Loss, double First, double Second)
{
    /// <summary>Scores outputs against targets.</summary>
    internal static ValidationScores Of(TrainingOptions options, double[] outputs, double[] targets)
    {
        var loss = outputs.Zip(targets, (output, target) => LossOf(options, output, target)).Average();
        return options.Objective == TrainingObjective.Classification
            ? new(loss, BalancedAccuracy(outputs, targets), AreaUnderRoc(outputs, targets))
            : new(loss, Math.Sqrt(outputs.Zip(targets, (output, target) => (output - target) * (output - target)).Average()), Correlation(outputs, targets));
    }

    /// <summary>The mean of the shares of both classes that are told right.</summary>
    internal static double BalancedAccuracy(double[] logits, double[] classes)
    {
        double Share(bool positive)
        {
            var members = logits.Where((_, i) => classes[i] > 0.5 == positive).ToArray();
            return members.Length == 0 ? double.NaN : members.Count(logit => logit > 0 == positive) / (double)members.Length;
        }

        return 0.5 * (Share(true) + Share(false));
    }

    /// <summary>The chance that a positive sample gets a higher logit than a negative one; ties count half.</summary>
    internal static double AreaUnderRoc(double[] logits, double[] classes)
    {
        var order = Enumerable.Range(0, logits.Length).OrderBy(i => logits[i]).ToArray();
        var (rankSum, positives) = (0.0, 0);
        for (var first = 0; first < order.Length;)
        {
            var last = first;
            while (last + 1 < order.Length && logits[order[last + 1]] == logits[order[first]])
                last++;
            for (var i = first; i <= last; i++)
            {
                if (classes[order[i]] > 0.5)
                {
                    // Ranks count from 1; ties share their mean.
                    rankSum += (0.5 * (first + last)) + 1;
                    positives++;
                }
            }

            first = last + 1;
        }

        var pairs = (double)positives * (logits.Length - positives);
        return (rankSum - (0.5 * positives * (positives + 1))) / pairs;
    }

    /// <summary>Pearson's correlation.</summary>
    internal static double Correlation(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var covariance = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return covariance / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }

    private static double LossOf(TrainingOptions options, double output, double target)
    {
        // log(1 + e^-|x|) + max(x, 0) - x t: the cross-entropy of a logit without overflow.
        if (options.Objective == TrainingObjective.Classification)
            return Math.Log(1 + Math.Exp(-Math.Abs(output))) + Math.Max(output, 0) - (output * target);
        var residual = Math.Abs(output - target);
        return residual <= options.HuberDelta
            ? 0.5 * residual * residual
            : options.HuberDelta * (residual - (0.5 * options.HuberDelta));
    }
}
