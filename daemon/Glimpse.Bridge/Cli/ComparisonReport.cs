using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>Prints what changes from one ligand to another.</summary>
internal static class ComparisonReport
{
    private const int Rows = 12;
    private const string Indent = "  ";

    public static void Print(IAnsiConsole console, ExplainResult result)
    {
        if (result.Comparison is not { } comparison)
            return;
        Report.Heading(console, $"What makes the difference ({result.Model.Unit})");
        console.WriteLine(
            $"{Indent}reference {comparison.Reference.Id}, {comparison.Reference.HeavyAtoms} heavy atoms, of "
                + $"{comparison.File}: {comparison.Prediction.Meaning}");
        var rows = Changes(result, comparison).OrderByDescending(row => Math.Abs(row.Value)).ToArray();
        var digits = Report.DigitsFor(rows.Select(row => row.Value));
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("atom of the ligand", "of the reference", "", "what");
        table.Columns[2].RightAligned();
        foreach (var (ligand, reference, value, what) in rows.Take(Rows))
            table.AddRow(
                new Text(ligand),
                new Text(reference),
                new Text(Report.Signed(value, digits), Report.StyleOf(value)),
                new Text(what));
        table.AddRow(
            new Text("ligand"),
            new Text(""),
            new Text(Report.Signed(comparison.LigandSum, digits)),
            new Text("its atoms together"));
        table.AddRow(
            new Text(""),
            new Text("reference"),
            new Text(Report.Signed(comparison.ReferenceSum, digits)),
            new Text("its atoms together"));
        console.Write(table);
        if (rows.Length > Rows)
            console.MarkupLineInterpolated($"[grey]  the {Rows} largest of {rows.Length}; all are in summary.json[/]");
    }

    /// <summary>Matched atoms as one row with their net contribution, all others by themselves.</summary>
    private static IEnumerable<(string Ligand, string Reference, double Value, string What)> Changes(
        ExplainResult result,
        ComparisonSummary comparison)
    {
        var matched = comparison
            .Matches.SelectMany(match => new[] { match.LigandIndex, match.ReferenceIndex })
            .ToHashSet();
        foreach (var match in comparison.Matches)
            yield return (
                match.LigandName,
                match.ReferenceName,
                match.Net,
                match.HaveSameChannels ? "in both, net" : "in both, in other channels, net");
        for (var i = 0; i < result.Atoms.Length; i++)
        {
            var atom = result.Atoms[i];
            if (matched.Contains(i) || atom.Side == Partner.Protein)
                continue;
            yield return atom.Side == Partner.Ligand
                ? (atom.Name, "", atom.Attribution, "in the ligand alone")
                : ("", atom.Name, atom.Attribution, "in the reference alone");
        }
    }
}
