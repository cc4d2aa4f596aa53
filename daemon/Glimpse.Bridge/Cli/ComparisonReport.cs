using Glimpse.Bridge.Presentation;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>Prints what changes from one ligand to another.</summary>
internal static class ComparisonReport
{
    private const int Rows = 12;
    private const string Indent = "  ";

    public static void Print(IAnsiConsole console, ExplainResult result, ResultView view)
    {
        if (result.Comparison is not { } comparison)
            return;
        var changes = view.Table("Changes");
        Report.Heading(console, changes.Title);
        console.WriteLine(
            $"{Indent}reference {comparison.Reference.Id}, {comparison.Reference.HeavyAtoms} heavy atoms, of "
                + $"{comparison.File}: {comparison.Prediction.Meaning}");
        var (ligand, reference) = (changes.Texts("atom of the ligand"), changes.Texts("of the reference"));
        var (values, what) = (changes.Numbers("contribution"), changes.Texts("what"));
        var digits = NumberText.DigitsFor(values);
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("atom of the ligand", "of the reference", "", "what");
        table.Columns[2].RightAligned();
        for (var row = 0; row < Math.Min(Rows, values.Length); row++)
            table.AddRow(
                new Text(ligand[row]),
                new Text(reference[row]),
                new Text(NumberText.Signed(values[row], digits), Report.StyleOf(values[row])),
                new Text(what[row]));
        table.AddRow(
            new Text("ligand"),
            new Text(""),
            new Text(NumberText.Signed(comparison.LigandSum, digits)),
            new Text("its atoms together"));
        table.AddRow(
            new Text(""),
            new Text("reference"),
            new Text(NumberText.Signed(comparison.ReferenceSum, digits)),
            new Text("its atoms together"));
        console.Write(table);
        if (values.Length > Rows)
            console.MarkupLineInterpolated(
                $"[grey]  the {Rows} largest of {values.Length}; all are in summary.json[/]");
    }
}
