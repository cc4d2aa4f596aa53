using Glimpse.Training.Evaluation.Scores;
using ScottPlot;

namespace Glimpse.Training.Evaluation.Plots;

/// <summary>How often a clash detector is right, against how deep the deepest overlap is.</summary>
internal static class DepthPlot
{
    /// <summary>Draws it.</summary>
    /// <param name="bins">Ranges of depth.</param>
    /// <param name="figures">The table with a line for each of them, in their order.</param>
    internal static byte[] Draw(IReadOnlyList<DepthBin> bins, ScoreTable figures)
    {
        var plot = PlotStyle.Create(
            "Accuracy on unseen clusters by depth of overlap",
            "deepest overlap: sum of van der Waals radii - distance (Å)",
            "share told right");
        var shown = bins.Zip(
                figures.Lines,
                (bin, line) => (Middle: 0.5 * (bin.From + bin.To), Estimate: line.Values[0]))
            .Where(bin => bin.Estimate is not null)
            .ToArray();
        var xs = Array.ConvertAll(shown, bin => bin.Middle);
        var ys = Array.ConvertAll(shown, bin => bin.Estimate!.Value);
        foreach (var (middle, estimate) in shown)
        {
            var bar = plot.Add.Line(middle, estimate!.Low ?? estimate.Value, middle, estimate.High ?? estimate.Value);
            bar.Color = PlotStyle.ColourOf(0);
            bar.LineWidth = 1.5f;
        }

        var line = plot.Add.Scatter(xs, ys);
        line.Color = PlotStyle.ColourOf(0);
        line.LineWidth = 2;
        line.MarkerSize = 9;
        line.LegendText = "poses told right, with 95 % intervals";
        PlotStyle.AddGuide(plot, xs[0] - DepthBin.Width, 0.5, xs[^1] + DepthBin.Width, 0.5, "chance");
        plot.Axes.SetLimits(xs[0] - DepthBin.Width, xs[^1] + DepthBin.Width, 0, 1.02);
        plot.ShowLegend(Alignment.LowerRight);
        return PlotStyle.Png(plot);
    }
}
