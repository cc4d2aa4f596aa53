using System.Globalization;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Loop;

/// <summary>How well a network does on samples that it wasn't trained on.</summary>
/// <param name="Loss">Mean loss; training keeps the weights for which it is lowest.</param>
/// <param name="First">Classification: balanced accuracy at logit 0. Regression: root mean square error.</param>
/// <param name="Second">Classification: area under the ROC curve. Regression: Pearson's correlation.</param>
public sealed record ValidationScores(double Loss, double First, double Second)
{
    /// <summary>The scores as people read them.</summary>
    internal string Words(TrainingObjective objective)
    {
        var (first, second) =
            objective == TrainingObjective.Classification ? ("balanced accuracy", "AUC") : ("RMSE", "R");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"loss {Loss:F3}, {first} {First:F3}, {second} {Second:F3}");
    }

    /// <summary>Scores outputs against targets.</summary>
    internal static ValidationScores Of(TrainingOptions options, double[] outputs, double[] targets)
    {
        var loss = outputs.Zip(targets, (output, target) => LossOf(options, output, target)).Average();
        return options.Objective == TrainingObjective.Classification
            ? new(loss, BalancedAccuracy(outputs, targets), AreaUnderRoc(outputs, targets))
            : new(loss, RegressionScores.Rmse(outputs, targets).Value, Correlation(outputs, targets));
    }

    /// <summary>The mean of the shares of both classes that are told right at logit 0.</summary>
    internal static double BalancedAccuracy(double[] logits, double[] classes) =>
        ClassificationScores.BalancedAccuracy(logits, Positives(classes)).Value;

    /// <summary>The chance that a positive sample gets a higher logit than a negative one; ties count half.</summary>
    internal static double AreaUnderRoc(double[] logits, double[] classes) =>
        ClassificationScores.AreaUnderRoc(logits, Positives(classes)).Value;

    /// <summary>Pearson's correlation.</summary>
    internal static double Correlation(double[] a, double[] b) => Correlations.Pearson(a, b).Value;

    private static bool[] Positives(double[] classes) => Array.ConvertAll(classes, value => value > 0.5);

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
