using System.Globalization;
using Glimpse.Training.Evaluation.Scores;
using ScottPlot;

namespace Glimpse.Training.Evaluation.Plots;

/// <summary>ROC and precision-recall curves of a model and of its baselines.</summary>
internal static class RankingPlot
{
    private const double Margin = 0.01;

    /// <summary>Draws ROC curves with the areas under them.</summary>
    internal static byte[] DrawRoc(string title, IReadOnlyList<Predictor> predictors, bool[] positives)
    {
        var plot = PlotStyle.Create(title, "false positive rate", "true positive rate");
        PlotStyle.AddGuide(plot, 0, 0, 1, 1, "chance (0.500)");
        AddCurves(
            plot,
            predictors,
            x => RankingCurve.Roc(x, positives),
            x => ClassificationScores.AreaUnderRoc(x, positives));
        plot.ShowLegend(Alignment.LowerRight);
        return PlotStyle.Png(plot);
    }

    /// <summary>
    /// Draws precision-recall curves with their average precisions; chance is a level line at the prevalence.
    /// </summary>
    internal static byte[] DrawPrecisionRecall(IReadOnlyList<Predictor> predictors, bool[] positives)
    {
        var plot = PlotStyle.Create("Precision and recall on unseen clusters", "recall", "precision");
        var prevalence = ClassificationScores.Prevalence(positives).Value;
        PlotStyle.AddGuide(
            plot,
            0,
            prevalence,
            1,
            prevalence,
            string.Create(CultureInfo.InvariantCulture, $"chance ({prevalence:F3})"));
        AddCurves(
            plot,
            predictors,
            x => RankingCurve.PrecisionRecall(x, positives),
            x => ClassificationScores.AveragePrecision(x, positives));
        plot.ShowLegend(prevalence < 0.5 ? Alignment.UpperRight : Alignment.LowerLeft);
        return PlotStyle.Png(plot);
    }

    private static void AddCurves(
        Plot plot,
        IReadOnlyList<Predictor> predictors,
        Func<double[], RankingCurve> curveOf,
        Func<double[], Score> areaOf)
    {
        // The model is drawn last, on top of the others.
        foreach (var (index, predictor) in predictors.Index().Reverse())
        {
            var curve = curveOf(predictor.Values);
            var line = plot.Add.ScatterLine(curve.X, curve.Y);
            line.Color = PlotStyle.ColourOf(index);
            line.LineWidth = index == 0 ? 3 : 2;
            line.LinePattern = PlotStyle.PatternOf(index);
            line.LegendText = string.Create(
                CultureInfo.InvariantCulture,
                $"{predictor.Name} ({areaOf(predictor.Values).Value:F3})");
        }

        plot.Axes.SetLimits(-Margin, 1 + Margin, -Margin, 1 + Margin);
    }
}
