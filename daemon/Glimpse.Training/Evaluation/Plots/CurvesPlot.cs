using Glimpse.Models.Pairs;
using SkiaSharp;

namespace Glimpse.Training.Evaluation.Plots;

/// <summary>
/// A pair potential's curves: a panel for each of the protein's channels, a line for each of the ligand's.
/// </summary>
public static class CurvesPlot
{
    private const int Columns = 2;
    private const double Milli = 1000;

    /// <summary>Draws them as PNG.</summary>
    /// <param name="curves">At least one.</param>
    /// <param name="unit">The model's unit.</param>
    public static byte[] Draw(IReadOnlyList<PairCurve> curves, string unit)
    {
        var names = curves.Select(curve => curve.Ligand).Distinct(StringComparer.Ordinal).ToList();
        var panels = curves
            .GroupBy(curve => curve.Protein, StringComparer.Ordinal)
            .Select(panel => SKBitmap.Decode(Panel(panel.Key, [.. panel], names, unit)))
            .ToArray();
        try
        {
            return Join(panels);
        }
        finally
        {
            Array.ForEach(panels, panel => panel.Dispose());
        }
    }

    private static byte[] Panel(string protein, PairCurve[] curves, List<string> names, string unit)
    {
        var plot = PlotStyle.Create($"protein {protein} with ligand", "distance (Å)", $"m{unit} a pair of voxels");
        foreach (var curve in curves)
        {
            var place = names.IndexOf(curve.Ligand);
            var line = plot.Add.Scatter(
                curve.Distances.ToArray(),
                curve.Values.Select(value => Milli * value).ToArray());
            line.Color = PlotStyle.ColourOf(place);
            line.LinePattern = PlotStyle.PatternOf(place);
            line.LineWidth = 2.5f;
            line.MarkerSize = 0;
            line.LegendText = curve.Ligand;
        }

        PlotStyle.AddGuide(plot, curves[0].Distances[0], 0, curves[0].Distances[^1], 0);
        plot.Axes.SetLimitsX(curves[0].Distances[0], curves[0].Distances[^1]);
        plot.ShowLegend();
        return PlotStyle.Png(plot);
    }

    private static byte[] Join(SKBitmap[] panels)
    {
        var (width, height) = (panels[0].Width, panels[0].Height);
        var rows = (panels.Length + Columns - 1) / Columns;
        using var surface = SKSurface.Create(new SKImageInfo(Columns * width, rows * height));
        surface.Canvas.Clear(SKColors.White);
        foreach (var (place, panel) in panels.Index())
            surface.Canvas.DrawBitmap(panel, place % Columns * width, place / Columns * height);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
