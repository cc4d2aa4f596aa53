using ScottPlot;
using SkiaSharp;

namespace Glimpse.Training.Evaluation.Plots;

/// <summary>
/// How all plots look: 800 x 600 pixels, Okabe and Ito's colours (jfly.uni-koeln.de/color), which the colour-blind can
/// tell apart.
/// </summary>
internal static class PlotStyle
{
    private const int Width = 800;
    private const int Height = 600;
    private const float TitleSize = 20;
    private const float LabelSize = 18;
    private const float TickSize = 15;
    private const float LegendSize = 14;

    /// <summary>Blue, vermillion, bluish green, reddish purple, orange, sky blue, black.</summary>
    private static readonly Color[] Colours =
    [
        .. new[] { "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000" }.Select(hex =>
            Color.FromHex(hex)),
    ];

    private static readonly MarkerShape[] Shapes =
    [
        MarkerShape.FilledCircle,
        MarkerShape.FilledTriangleUp,
        MarkerShape.FilledSquare,
        MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown,
        MarkerShape.OpenCircle,
        MarkerShape.Cross,
    ];

    private static readonly LinePattern[] Patterns =
    [
        LinePattern.Solid,
        LinePattern.Dashed,
        LinePattern.DenselyDashed,
        LinePattern.Dotted,
    ];

    /// <summary>For lines that only guide the eye.</summary>
    internal static Color Guide { get; } = Color.FromHex("#8A8A8A");

    /// <summary>Common sans-serif fonts, the preferred first.</summary>
    private static readonly string[] Fonts =
    [
        "DejaVu Sans",
        "Liberation Sans",
        "Noto Sans",
        "FreeSans",
        "Arial",
        "Helvetica",
    ];

    /// <summary>The first of <see cref="Fonts"/> that the machine has, else any.</summary>
    private static readonly string? Font =
        Fonts.Concat(SKFontManager.Default.FontFamilies).FirstOrDefault(CanWrite);

    /// <summary>False where the machine has no fonts: plots without a word are worth nothing.</summary>
    internal static bool HasFonts => Font is not null;

    /// <summary>The colour of the nth thing shown.</summary>
    internal static Color ColourOf(int index) => Colours[index % Colours.Length];

    /// <summary>The marker of the nth thing shown, so that colour isn't all that tells things apart.</summary>
    internal static MarkerShape ShapeOf(int index) => Shapes[index % Shapes.Length];

    /// <summary>The pattern of the nth line shown.</summary>
    internal static LinePattern PatternOf(int index) => Patterns[index % Patterns.Length];

    /// <summary>An empty plot with its words.</summary>
    internal static Plot Create(string title, string xLabel, string yLabel)
    {
        var plot = new Plot();
        plot.Title(title, TitleSize);
        plot.XLabel(xLabel, LabelSize);
        plot.YLabel(yLabel, LabelSize);
        plot.Font.Set(Font ?? "");
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = TickSize;
        plot.Axes.Left.TickLabelStyle.FontSize = TickSize;
        plot.Axes.Left.MinimumSize = 70;
        plot.Axes.Bottom.MinimumSize = 65;
        plot.Axes.Right.MinimumSize = 25;
        plot.Grid.MajorLineColor = Color.FromHex("#E6E6E6");
        plot.Legend.FontSize = LegendSize;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.OutlineColor = Color.FromHex("#CCCCCC");
        plot.Legend.BackgroundColor = Colors.White.WithAlpha(0.85);
        return plot;
    }

    /// <summary>A dashed grey line.</summary>
    internal static void AddGuide(Plot plot, double fromX, double fromY, double toX, double toY, string label = "")
    {
        var line = plot.Add.Line(fromX, fromY, toX, toY);
        line.LineColor = Guide;
        line.LineWidth = 1.5f;
        line.LinePattern = LinePattern.Dashed;
        line.LegendText = label;
    }

    /// <summary>A few words in a corner, on white.</summary>
    internal static void AddWords(Plot plot, string words, Alignment corner)
    {
        var box = plot.Add.Annotation(words, corner);
        box.LabelFontSize = LegendSize;
        box.LabelBackgroundColor = Colors.White.WithAlpha(0.85);
        box.LabelBorderColor = Color.FromHex("#CCCCCC");
        box.LabelShadowColor = Colors.Transparent;
    }

    /// <summary>The plot as PNG.</summary>
    internal static byte[] Png(Plot plot) => plot.GetImageBytes(Width, Height, ImageFormat.Png);

    /// <summary>Without a font on the machine there is one family, nameless and without letters.</summary>
    private static bool CanWrite(string family)
    {
        using var typeface = SKFontManager.Default.MatchFamily(family);
        return typeface is not null && typeface.ContainsGlyph('a');
    }
}
