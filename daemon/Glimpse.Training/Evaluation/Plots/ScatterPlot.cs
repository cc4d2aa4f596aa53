using System.Globalization;
using Glimpse.Training.Evaluation.Scores;
using ScottPlot;

namespace Glimpse.Training.Evaluation.Plots;

/// <summary>Predicted against measured pK, a colour and a marker for each set.</summary>
internal static class ScatterPlot
{
    private const float MarkerSize = 6;
    private const double Opacity = 0.55;

    /// <summary>Draws it.</summary>
    /// <param name="rows">Rows with a target.</param>
    /// <param name="figures">The table of all of them, for RMSE and R.</param>
    internal static byte[] Draw(IReadOnlyList<OutOfFoldPrediction> rows, ScoreTable figures)
    {
        var plot = PlotStyle.Create("Affinity of complexes of unseen clusters", "measured pK", "predicted pK");
        var values = rows.SelectMany(row => new[] { row.Target!.Value, row.Predicted }).ToArray();
        var (low, high) = (Math.Floor(values.Min()), Math.Ceiling(values.Max()));
        var sets = rows.GroupBy(row => row.Set, StringComparer.Ordinal)
            .OrderByDescending(set => set.Count())
            .ThenBy(set => set.Key, StringComparer.Ordinal);
        foreach (var (index, set) in sets.Index())
        {
            double[] measured = [.. set.Select(row => row.Target!.Value)];
            double[] predicted = [.. set.Select(row => row.Predicted)];
            var markers = plot.Add.Markers(measured, predicted);
            markers.MarkerStyle.Size = MarkerSize;
            markers.MarkerStyle.Shape = PlotStyle.ShapeOf(index);
            markers.MarkerStyle.FillColor = PlotStyle.ColourOf(index).WithAlpha(Opacity);
            markers.MarkerStyle.LineColor = PlotStyle.ColourOf(index).WithAlpha(Opacity);
            markers.MarkerStyle.OutlineColor = PlotStyle.ColourOf(index).WithAlpha(Opacity);
            markers.LegendText = string.Create(CultureInfo.InvariantCulture, $"{set.Key} ({set.Count()})");
        }

        PlotStyle.AddGuide(plot, low, low, high, high);
        PlotStyle.AddGuide(plot, low, low + 1, high - 1, high);
        PlotStyle.AddGuide(plot, low + 1, low, high, high - 1);
        plot.Axes.SetLimits(low, high, low, high);
        PlotStyle.AddWords(plot, $"{Words(figures, "RMSE")}\n{Words(figures, "R")}", Alignment.UpperLeft);
        plot.ShowLegend(Alignment.LowerRight);
        return PlotStyle.Png(plot);
    }

    private static string Words(ScoreTable figures, string metric)
    {
        var estimate = figures.Lines.Single(line => line.Metric == metric).Values[0];
        return estimate is null
            ? $"{metric} -"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{metric} {estimate.Value:F2} [{estimate.Low:F2}, {estimate.High:F2}]");
    }
}
