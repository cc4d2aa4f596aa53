using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>Prints each ligand of many as it is done, on one line, adds it to the series' files, and counts.</summary>
internal sealed class LigandTally(Terminal terminal, SeriesFiles? series, bool json)
{
    private const int MostNamed = 3;

    private int done;
    private int taken;
    private int failed;
    private int replaced;

    /// <summary>Adds a ligand that was explained; its folder is complete.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="name">Its folder's name.</param>
    /// <param name="replaced">Files of an earlier result that it replaced.</param>
    public void Add(ExplainResult result, string name, int replaced)
    {
        done++;
        this.replaced += replaced > 0 ? 1 : 0;
        series?.Add(result.Source, name);
        if (json)
            PrintLine(ResultJson.OneLine(result));
        else
            PrintLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name, -30} {result.Prediction.Meaning}{Difference(result)}; completeness error "
                        + $"{result.Attribution.CompletenessError:G2}{Doubts(result)}"));
    }

    /// <summary>Adds a ligand whose result an earlier run left.</summary>
    public void AddTaken(ExplainResult result, string name)
    {
        taken++;
        series?.Add(result.Source, name);
        if (json)
            PrintLine(ResultJson.OneLine(result));
    }

    /// <summary>Adds a ligand that failed.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="name">What its folder would be called.</param>
    /// <param name="removed">Files of an earlier result in that folder, which went.</param>
    public void AddFailure(GlimpseException fault, ResultSource source, string name, int removed)
    {
        failed++;
        replaced += removed > 0 ? 1 : 0;
        series?.AddFailure(source, name, FaultReport.Sentences(fault));
        if (json)
            PrintLine(ResultJson.OneLine(FaultReport.Record(fault, source)));
        PrintError($"error: {name}: {FaultReport.Sentences(fault)}");
    }

    /// <summary>Prints the sum, and what else lies in the folder.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="GlimpseException">There were no ligands at all.</exception>
    public int Close(string ligandsFile, string? folder)
    {
        if (done + taken + failed == 0)
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{InputName.Of(ligandsFile)} holds no ligand.",
                "Give an SD file with at least one record.");
        var before = taken == 0 ? "" : $"{taken} taken over from an earlier run, ";
        var where = folder is null ? "" : $"; results in {folder}";
        terminal.Error.WriteLine($"{before}{done} explained, {failed} failed{where}");
        if (replaced > 0)
            terminal.Error.WriteLine($"{replaced} earlier results there were replaced");
        SayOthers(terminal, series?.Others() ?? []);
        return failed == 0 ? ExitCode.Done : ExitCode.SomeLigandsFailed;
    }

    /// <summary>Names results that lie beside those that were written.</summary>
    public static void SayOthers(Terminal terminal, IReadOnlyList<string> others)
    {
        var more = others.Count > MostNamed ? ", ..." : "";
        var lie = others.Count == 1 ? "lies" : "lie";
        if (others.Count > 0)
            terminal.Error.WriteLine(
                $"{Counted.Of(others.Count, "result")} of another run {lie} there, too: "
                    + $"{string.Join(", ", others.Take(MostNamed))}{more}");
    }

    /// <summary>An affinity of a pose that a classifier speaks against doesn't stand alone on a line, either.</summary>
    private static string Doubts(ExplainResult result) =>
        string.Concat(
            result.Verdicts
                .Where(verdict => verdict.IsAgainst)
                .Select(verdict => $"; pose doubted by {verdict.Model}: {verdict.Words}"));

    private static string Difference(ExplainResult result) => result.Comparison is { } comparison
        ? string.Create(CultureInfo.InvariantCulture, $", {comparison.Difference:+0.00;-0.00;0.00} to the reference")
        : "";

    /// <summary>
    /// A result goes to stdout; where that is the screen with the bar on it, it goes above the bar. JSON has no bar.
    /// </summary>
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
