using System.Globalization;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>An evaluation on the terminal.</summary>
internal static class EvaluationReportPage
{
    public static void Print(Terminal terminal, EvaluationResult result, string? folder)
    {
        terminal.Output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Model}: {result.Rows} rows of {result.Clusters} clusters, {result.Folds} folds, each "
                    + $"predicted by the network that never saw it"));
        terminal.Output.WriteLine(
            "second lines: 95 % intervals (whole clusters drawn), of the model's figure and of what it has over each "
                + "baseline (in brackets)");
        foreach (var table in result.Tables)
            Print(terminal, table);
        foreach (var note in result.Notes)
            terminal.Output.WriteLine($"note: {note}");
        if (folder is not null)
            terminal.Output.WriteLine($"written to {folder}: {string.Join(", ", result.Files)}");
    }

    private static void Print(Terminal terminal, EvaluationTable table)
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"{table.Title} ({EvaluationWords.Size(table)})");
        var screen = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("figure"));
        foreach (var predictor in table.Predictors)
            screen.AddColumn(new TableColumn(new Text(predictor)).RightAligned());
        foreach (var figure in table.Figures)
        {
            screen.AddRow(
            [
                new Text(EvaluationWords.Metric(figure)),
                .. figure.Values.Zip(figure.Differences, (value, difference) => new Text(Cell(value, difference))),]);
        }

        terminal.OutputConsole.Write(screen);
    }

    private static string Cell(EvaluationEstimate? value, EvaluationEstimate? difference)
    {
        if (value is null)
            return EvaluationWords.None;
        var first = difference is null
            ? EvaluationWords.Value(value)
            : $"{EvaluationWords.Value(value)} ({EvaluationWords.Signed(difference)})";
        return $"{first}\n{EvaluationWords.Interval(difference ?? value)}".TrimEnd();
    }
}
