using System.Globalization;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>Figures as text.</summary>
internal static class EvaluationWords
{
    /// <summary>Stands where a figure makes no sense or is undefined.</summary>
    public const string None = "-";

    public static string Value(EvaluationEstimate? estimate) => estimate is null ? None : Number(estimate.Value);

    /// <summary>The interval in brackets; empty without one.</summary>
    public static string Interval(EvaluationEstimate? estimate) =>
        estimate is { Low: { } low, High: { } high } ? $"[{Number(low)}, {Number(high)}]" : "";

    /// <summary>A difference with its sign.</summary>
    public static string Signed(EvaluationEstimate difference) =>
        string.Create(CultureInfo.InvariantCulture, $"{difference.Value:+0.000;-0.000}");

    public static string Metric(EvaluationFigure figure) =>
        figure.Unit.Length == 0 ? figure.Metric : $"{figure.Metric} ({figure.Unit})";

    public static string Size(EvaluationTable table) =>
        string.Create(CultureInfo.InvariantCulture, $"{table.Rows} rows of {table.Clusters} clusters");

    private static string Number(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:F3}");
}
