using System.Globalization;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Presentation;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>Prints a result for people, at 100 columns: the tables and lines of its view.</summary>
internal static class Report
{
    private const int Contributors = 10;
    private const int LongestFragment = 50;
    private const int BarLength = 10;
    private const string Indent = "  ";

    public static void Print(IAnsiConsole console, ExplainResult result, ResultView view, string folder)
    {
        PrintPrediction(console, result, view.Table("Sums"));
        ComparisonReport.Print(console, result, view);
        if (HasMaps(result))
            PrintTopVoxels(console, view.Table("Voxels"), result.Model.Unit);
        PrintPairs(console, view.Table("Pairs"), result.Model.Unit);
        PrintInteractions(console, view.Table(InteractionsTable.Name), result.Model.Unit);
        PrintChannels(console, view.Table("Channels"), result);
        if (result.Comparison is null)
            PrintContributors(console, result, view);
        PrintNotices(console, "Assumed", "grey", result.Assumptions);
        PrintNotices(console, "Warnings", "yellow", result.Warnings);
        PrintFiles(console, result, folder);
    }

    private static void PrintPrediction(IAnsiConsole console, ExplainResult result, ResultTable sums)
    {
        var where =
            result.Source.Protein == result.Source.Ligand
                ? result.Source.Protein
                : $"{result.Source.Ligand} in {result.Source.Protein}";
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{result.Prediction.Meaning}[/]");
        console.MarkupLineInterpolated(
            $"[grey]ligand {result.Ligand.Id}, {result.Ligand.HeavyAtoms} heavy atoms, of {where}[/]");
        console.MarkupLineInterpolated($"[grey]model {ProvenanceWords.Of(result.Model)}[/]");
        foreach (var weights in result.Model.Provenance.WeightsSha256)
            console.MarkupLineInterpolated($"[grey]SHA-256 of its weights {weights}[/]");
        console.WriteLine();
        var table = new Table().NoBorder().HideHeaders().AddColumns("", "", "", "");
        table.Columns[1].RightAligned();
        var (names, values, units, notes) =
            (sums.Texts("sum"), sums.Texts("value"), sums.Texts("unit"), sums.Texts("note"));
        for (var row = 0; row < names.Length; row++)
            table.AddRow(
                new Text(names[row]),
                new Text(values[row]),
                new Text(units[row]),
                new Text(notes[row], new Style(Color.Grey)));
        console.Write(new Padder(table, new Padding(2, 0, 0, 0)));
    }

    private static void PrintTopVoxels(IAnsiConsole console, ResultTable voxels, string unit)
    {
        Heading(console, voxels.Title);
        var (values, regions, counts) =
            (voxels.Numbers("contribution"), voxels.Numbers("region"), voxels.Numbers("voxels"));
        if (values.IsEmpty)
        {
            console.WriteLine(Indent + "none: every attribution is zero");
            return;
        }

        var (channels, readings) = (voxels.Texts("channel"), voxels.Texts("reading"));
        var (ligandAtoms, proteinAtoms) = (voxels.Texts("ligand atom"), voxels.Texts("protein atom"));
        var (toLigand, toProtein) = (voxels.Numbers("Å to ligand atom"), voxels.Numbers("Å to protein atom"));
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "channel", unit, "voxel at (Å)", "ligand atom", "protein atom", "reads as");
        foreach (var column in table.Columns.Take(5))
            column.NoWrap();
        var digits = NumberText.DigitsFor(values);
        for (var row = 0; row < values.Length; row++)
        {
            table.AddRow(
                new Text(channels[row].Replace(' ', '\n')),
                new Text(
                    $"{NumberText.Signed(values[row], digits)}\n"
                        + $"{NumberText.Signed(regions[row], digits)} in {counts[row]}",
                    StyleOf(values[row])),
                new Text(string.Join(' ', voxels.Rows[row].Position!.Value.Select(OneDecimal))),
                new Text($"{AtomName(ligandAtoms[row])}\n{OneDecimal(toLigand[row])} Å"),
                new Text($"{proteinAtoms[row]}\n{OneDecimal(toProtein[row])} Å"),
                new Text(readings[row]));
        }

        console.Write(table);
        console.MarkupLine("[grey]  second lines: sum and voxels of the region around it; distances from the voxel[/]");
    }

    private static void PrintPairs(IAnsiConsole console, ResultTable pairs, string unit)
    {
        var (ligands, proteins, readings) = (pairs.Texts("ligand"), pairs.Texts("protein"), pairs.Texts("reading"));
        var (ofLigand, ofProtein) = (pairs.Numbers("contribution"), pairs.Numbers("contribution of protein"));
        if (ligands.IsEmpty)
            return;
        Heading(console, pairs.Title);
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("ligand", unit, "protein", unit, "Å apart", "their atoms");
        var digits = NumberText.DigitsFor(ofLigand.Concat(ofProtein));
        var apart = pairs.Numbers("Å apart");
        for (var row = 0; row < ligands.Length; row++)
        {
            table.AddRow(
                new Text(ligands[row]),
                new Text(NumberText.Signed(ofLigand[row], digits), StyleOf(ofLigand[row])),
                new Text(proteins[row]),
                new Text(NumberText.Signed(ofProtein[row], digits), StyleOf(ofProtein[row])),
                new Text(OneDecimal(apart[row])),
                new Text(readings[row]));
        }

        console.Write(table);
    }

    private static void PrintInteractions(IAnsiConsole console, ResultTable interactions, string unit)
    {
        if (interactions.Columns.IsEmpty)
            return;
        var (fragments, residues) = (interactions.Texts("atoms"), interactions.Texts("residue"));
        var (apart, values) = (interactions.Numbers("Å apart"), interactions.Numbers("contribution"));
        var sides = interactions.Texts("side");
        Heading(console, interactions.Title);
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("fragment", "of", "residue", "Å apart", unit);
        table.Columns[4].RightAligned();
        var digits = NumberText.DigitsFor(values.Take(Contributors));
        for (var row = 0; row < Math.Min(Contributors, values.Length); row++)
            table.AddRow(
                new Text(Shortened(fragments[row])),
                new Text(sides[row], new Style(Color.Grey)),
                new Text(residues[row]),
                new Text(OneDecimal(apart[row])),
                new Text(NumberText.Signed(values[row], digits), StyleOf(values[row])));
        console.Write(table);
    }

    private static void PrintChannels(IAnsiConsole console, ResultTable channels, ExplainResult result)
    {
        Heading(console, channels.Title);
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "protein", "level", "ligand", "level");
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned();
        var (values, levels) = (channels.Numbers("contribution"), channels.NumbersIfAny("level"));
        var (sides, digits) = (channels.Texts("side"), NumberText.DigitsFor(values));
        foreach (var property in channels.Texts("channel").Index().GroupBy(channel => channel.Item))
        {
            int[] rows = [.. property.Select(channel => channel.Index)];
            table.AddRow([
                new Text(property.Key),
                .. Cells(rows, PartnerWords.Of(Partner.Protein)),
                .. Cells(rows, PartnerWords.Of(Partner.Ligand)),
            ]);
        }

        console.Write(table);
        if (HasMaps(result))
        {
            console.MarkupInterpolated($"[grey]  level: {result.Model.Unit}/Å³ at which a map's isosurface[/]");
            console.MarkupLineInterpolated($"[grey] encloses half of its absolute attribution[/]");
        }

        Text[] Cells(IEnumerable<int> rows, string side) =>
            rows.Where(row => sides[row] == side).ToArray() is [var found, ..]
                ?
                [
                    new Text(NumberText.Signed(values[found], digits), StyleOf(values[found])),
                    new Text(levels[found]?.ToString("G2", CultureInfo.InvariantCulture) ?? "-"),
                ]
                : [new Text(""), new Text("")];
    }

    private static bool HasMaps(ExplainResult result) => AttributionMethods.Named(result.Attribution.Method)!.HasVoxels;

    private static void PrintContributors(IAnsiConsole console, ExplainResult result, ResultView view)
    {
        Heading(console, $"Largest contributions ({result.Model.Unit})");
        var atoms = view.Table("Atoms").Rows.Take(Contributors).Select(row => result.Atoms[row.Atoms[0]]).Select(atom =>
            (
                Named(atom.Chain, atom.ResidueName, $"{atom.ResidueNumber}{atom.InsertionCode}") + $" {atom.Name}",
                PartnerWords.Of(atom.Side),
                atom.Attribution));
        var (residues, fragments) = (view.Table("Residues"), view.Table("Fragments"));
        var (chains, names, numbers) = (residues.Texts("chain"), residues.Texts("residue"), residues.Texts("number"));
        var side = new Grid().AddColumn().AddColumn();
        side.AddRow(
            Contributions("atom", atoms),
            Contributions("residue", Rows(residues, row => Named(chains[row], names[row], numbers[row]))));
        console.Write(side);
        var atomNames = fragments.Texts("atoms");
        console.Write(Contributions("ligand fragment", Rows(fragments, row => Shortened(atomNames[row]))));
    }

    private static IEnumerable<(string Name, string Side, double Value)> Rows(ResultTable table, Func<int, string> name)
    {
        var (sides, values) = (table.Texts("side"), table.Numbers("contribution"));
        return Enumerable.Range(0, values.Length).Select(row => (name(row), sides[row], values[row]));
    }

    private static string Shortened(string names) =>
        names.Length <= LongestFragment ? names : $"{names[..names.LastIndexOf(' ', LongestFragment)]} ...";

    private static Table Contributions(string what, IEnumerable<(string Name, string Side, double Value)> all)
    {
        var rows = all.Take(Contributors).ToArray();
        var table = new Table().Border(TableBorder.Simple).AddColumns(what, "", "", "");
        table.Columns[2].RightAligned();
        var largest = rows.Select(row => Math.Abs(row.Value)).DefaultIfEmpty(0).Max();
        var digits = NumberText.DigitsFor(rows.Select(row => row.Value));
        foreach (var (name, side, value) in rows)
        {
            var bar = largest > 0 ? (int)Math.Round(BarLength * Math.Abs(value) / largest) : 0;
            table.AddRow(
                new Text(name),
                new Text(side, new Style(Color.Grey)),
                new Text(NumberText.Signed(value, digits)),
                new Text(new string(value < 0 ? '▒' : '█', bar).PadRight(BarLength), StyleOf(value)));
        }

        return table;
    }

    private static void PrintNotices(
        IAnsiConsole console,
        string heading,
        string colour,
        IReadOnlyCollection<Notice> notices)
    {
        if (notices.Count == 0)
            return;
        Heading(console, heading);
        var table = new Table().NoBorder().HideHeaders().AddColumns("", "");
        foreach (var notice in notices)
            table.AddRow(new Markup($"  [{colour}]-[/]"), new Text(notice.Message));
        console.Write(table);
    }

    private static void PrintFiles(IAnsiConsole console, ExplainResult result, string folder)
    {
        Heading(console, "Files");
        var others = result.Files.Where(file => file.Channel is null).Select(file => file.Path);
        var maps = result.Files.Where(file => file.Channel is not null).GroupBy(file => Path.GetExtension(file.Path))
            .Select(maps => $"{maps.Count()} maps *{maps.Key}");
        console.Write(
            new Padder(new Text($"{folder}: {string.Join(", ", others.Concat(maps))}"), new Padding(2, 0, 0, 0)));
    }

    internal static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    private static string Named(string chain, string name, string number) => $"{chain}:{name}:{number}";

    private static string AtomName(string label) =>
        (label.StartsWith("reference ", StringComparison.Ordinal) ? "ref. " : "")
        + label[(label.LastIndexOf(' ') + 1)..];

    private static string OneDecimal(double value) => value.ToString("F1", CultureInfo.InvariantCulture);

    internal static Style StyleOf(double value) => new(value < 0 ? Color.Red3 : Color.SteelBlue1);
}
