using Glimpse.Training.Evaluation.Scores;
using ScottPlot;

namespace Glimpse.Training.Evaluation.Plots;

/// <summary>
/// What was measured against what was predicted, in bins of equally many rows with their 95 % intervals.
/// </summary>
internal static class CalibrationPlot
{
    private const int Bins = 10;

    /// <summary>Half a 95 % interval over its standard error.</summary>
    private const double Normal95 = 1.96;

    /// <summary>Draws it for values in a unit.</summary>
    internal static byte[] DrawValues(double[] predicted, double[] measured)
    {
        var bins = CalibrationBin.Of(predicted, measured, Bins);
        var ends = bins.SelectMany(bin => new[] { bin.Predicted, bin.Observed - Half(bin), bin.Observed + Half(bin) })
            .ToArray();
        var (low, high) = (Math.Floor(2 * ends.Min()) / 2, Math.Ceiling(2 * ends.Max()) / 2);
        return Draw("Calibration on unseen clusters", "mean predicted pK", "mean measured pK", bins, low, high);
    }

    /// <summary>Draws it for logits of classes.</summary>
    internal static byte[] DrawProbabilities(double[] logits, bool[] positives)
    {
        var probabilities = Array.ConvertAll(logits, logit => 1 / (1 + Math.Exp(-logit)));
        var bins = CalibrationBin.Of(probabilities, Array.ConvertAll(positives, positive => positive ? 1.0 : 0), Bins);
        return Draw("Calibration on unseen clusters", "mean predicted probability", "share of positives", bins, 0, 1);
    }

    private static byte[] Draw(
        string title,
        string xLabel,
        string yLabel,
        CalibrationBin[] bins,
        double low,
        double high)
    {
        var plot = PlotStyle.Create(title, xLabel, yLabel);
        PlotStyle.AddGuide(plot, low, low, high, high, "perfect");
        var xs = Array.ConvertAll(bins, bin => bin.Predicted);
        var ys = Array.ConvertAll(bins, bin => bin.Observed);
        var bars = plot.Add.ErrorBar(xs, ys, Array.ConvertAll(bins, Half));
        bars.Color = PlotStyle.ColourOf(0);
        bars.LineWidth = 1.5f;
        var line = plot.Add.Scatter(xs, ys);
        line.Color = PlotStyle.ColourOf(0);
        line.LineWidth = 2;
        line.MarkerSize = 9;
        line.LegendText = "model, tenths of the rows with 95 % intervals";
        var margin = 0.02 * (high - low);
        plot.Axes.SetLimits(low - margin, high + margin, low - margin, high + margin);
        plot.ShowLegend(Alignment.UpperLeft);
        return PlotStyle.Png(plot);
    }

    private static double Half(CalibrationBin bin) => Normal95 * bin.StandardError;
}
