using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>Prints each ligand of many as it is done, on one line, adds it to the series' files, and counts.</summary>
internal sealed class LigandTally(Terminal terminal, SeriesFiles series, bool json)
{
    private int done;
    private int failed;

    public void Add(ExplainResult result, Explanation explanation, string name)
    {
        done++;
        series.Add(result, explanation, name);
        if (json)
            PrintLine(ResultJson.OneLine(result));
        else
            PrintLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30} {result.Prediction.Meaning}{Difference(result)}; completeness error {result.Attribution.CompletenessError:G2}"));
    }

    public void AddFailure(GlimpseException fault, ResultSource source, string name)
    {
        failed++;
        series.AddFailure(source, name, FaultReport.Sentences(fault));
        if (json)
            PrintLine(ResultJson.OneLine(FaultReport.Record(fault, source)));
        PrintError($"error: {name}: {FaultReport.Sentences(fault)}");
    }

    /// <summary>Prints the sum.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="GlimpseException">There were no ligands at all.</exception>
    public int Close(string ligandsFile, string folder)
    {
        if (done + failed == 0)
            throw new GlimpseException(GlimpseErrorCode.BadInput, $"{ligandsFile} holds no ligand.", "Give an SD file with at least one record.");
        series.End();
        terminal.Error.WriteLine($"{done} explained, {failed} failed; results in {folder}");
        return failed == 0 ? ExitCode.Done : ExitCode.SomeLigandsFailed;
    }

    private static string Difference(ExplainResult result) => result.Comparison is { } comparison
        ? string.Create(CultureInfo.InvariantCulture, $", {comparison.Difference:+0.00;-0.00;0.00} to the reference")
        : "";

    /// <summary>A result goes to stdout; where that is the screen with the bar on it, it goes above the bar. JSON has no bar.</summary>
    private void PrintLine(string line)
    {
        if (terminal.SharesScreen && !json)
            terminal.ErrorConsole.Write(new Text(line + "\n"));
        else
            terminal.Output.WriteLine(line);
    }

    private void PrintError(string line)
    {
        if (Terminal.IsScreen(terminal.ErrorConsole) && !json)
            terminal.ErrorConsole.Write(new Text(line + "\n", new Style(Color.Red3)));
        else
            terminal.Error.WriteLine(line);
    }
}
