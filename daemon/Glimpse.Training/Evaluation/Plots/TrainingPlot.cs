using Glimpse.Training.Evaluation.Scores;
using ScottPlot;

namespace Glimpse.Training.Evaluation.Plots;

/// <summary>Training and validation loss against epochs, a colour for each training.</summary>
internal static class TrainingPlot
{
    private const double Headroom = 0.05;

    /// <summary>Draws it.</summary>
    /// <param name="curves">Trainings with at least one epoch.</param>
    internal static byte[] Draw(IReadOnlyList<TrainingCurve> curves)
    {
        var plot = PlotStyle.Create("Loss while training", "epoch", "loss");
        foreach (var (index, curve) in curves.Index())
        {
            var colour = PlotStyle.ColourOf(index);
            var training = plot.Add.ScatterLine(curve.Epochs, curve.TrainingLoss);
            training.Color = colour.WithAlpha(0.6);
            training.LineWidth = 1.5f;
            training.LinePattern = LinePattern.Dotted;
            var validation = plot.Add.ScatterLine(curve.Epochs, curve.ValidationLoss);
            validation.Color = colour;
            validation.LineWidth = 2;
            validation.LegendText = curve.Name;
            var best = plot.Add.Marker(curve.Epochs[curve.Best], curve.ValidationLoss[curve.Best]);
            best.MarkerStyle.Shape = PlotStyle.ShapeOf(index);
            best.MarkerStyle.FillColor = colour;
            best.MarkerStyle.LineColor = colour;
            best.MarkerStyle.Size = 11;
        }

        // A first epoch far off would press the rest flat.
        var losses = curves.SelectMany(curve => curve.TrainingLoss.Concat(curve.ValidationLoss)).Order().ToArray();
        var top = Math.Min(losses[^1], 3 * Sample.Quantile(losses, 0.5));
        plot.Axes.SetLimits(0, Math.Max(1, curves.Max(curve => curve.Epochs[^1])), 0, top * (1 + Headroom));
        PlotStyle.AddWords(plot, "full: validation, the best epoch marked\ndotted: training", Alignment.LowerLeft);
        plot.ShowLegend(Alignment.UpperRight);
        return PlotStyle.Png(plot);
    }
}
