using Glimpse.Core;

namespace Glimpse.Training.Evaluation.Scores;

/// <summary>The lines that the tables of every classifier have.</summary>
internal static class ClassMetrics
{
    private const double Half = 0.5;

    /// <summary>The lines for the classes of the rows; those with a threshold for models alone.</summary>
    internal static IEnumerable<Metric> Of(bool[] positives) =>
    [
        new("area under ROC", "", x => ClassificationScores.AreaUnderRoc(x.Values, positives)),
        new("balanced accuracy", "", x => Called(x, ClassificationScores.BalancedAccuracy(x.Values, positives))),
        new("average precision", "", x => ClassificationScores.AveragePrecision(x.Values, positives)),
        new("prevalence", "", x => Called(x, ClassificationScores.Prevalence(positives))),
        new("accuracy", "", x => Called(x, ClassificationScores.Accuracy(x.Values, positives))),
        new("precision", "", x => Called(x, ClassificationScores.Precision(x.Values, positives))),
        new("sensitivity", "", x => Called(x, ClassificationScores.Sensitivity(x.Values, positives))),
        new("specificity", "", x => Called(x, ClassificationScores.Specificity(x.Values, positives))),
        new("precision at 50:50", "", x => Called(x, ClassificationScores.PrecisionAt(Half, x.Values, positives))),
    ];

    /// <summary>The class of a row.</summary>
    /// <exception cref="GlimpseException">Its target is neither 0 nor 1.</exception>
    internal static bool IsPositive(OutOfFoldPrediction row) =>
        row.Target switch
        {
            0 => false,
            1 => true,
            _ => throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{row.Name} has a target that is neither 0 nor 1.",
                "Give the class as 0 or 1."),
        };

    private static Score? Called(Predictor predictor, Score score) =>
        predictor.Kind == PredictorKind.Model ? score : null;
}
