using System.Globalization;
using System.Text;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>An evaluation as Markdown, to be taken over into a model's card.</summary>
internal static class EvaluationMarkdown
{
    public static string Of(EvaluationResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {result.Model}: figures\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{result.Rows} rows of {result.Clusters} clusters of proteins, each predicted by the network of "
                + $"{result.Folds} that never saw its fold. In brackets ");
        text.Append(
            "95 % intervals of a bootstrap over whole clusters; Δ is the model's figure minus the baseline's, on the "
                + "same draws.\n");
        foreach (var table in result.Tables)
            Append(text, table);
        if (result.Notes.Length > 0)
            text.Append('\n');
        foreach (var note in result.Notes)
            text.Append(CultureInfo.InvariantCulture, $"- {note}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, EvaluationTable table)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {table.Title} ({EvaluationWords.Size(table)})\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| figure | {string.Join(" | ", table.Predictors)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"|---|{string.Concat(table.Predictors.Select(_ => "---|"))}\n");
        foreach (var figure in table.Figures)
        {
            var cells = figure.Values.Zip(figure.Differences, Cell);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {EvaluationWords.Metric(figure)} | {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Cell(EvaluationEstimate? value, EvaluationEstimate? difference)
    {
        var figure = $"{EvaluationWords.Value(value)} {EvaluationWords.Interval(value)}".TrimEnd();
        return difference is null
            ? figure
            : $"{figure}, Δ {EvaluationWords.Signed(difference)} {EvaluationWords.Interval(difference)}".TrimEnd();
    }
}
