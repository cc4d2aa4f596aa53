using System.Globalization;
using Glimpse.Bridge.Explaining;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary>Prints a result for people, at 100 columns.</summary>
internal static class Report
{
    private const int Contributors = 10;
    private const int LongestFragment = 50;
    private const int BarLength = 10;
    private const int Digits = 3;
    private const int FewestDecimals = 2;
    private const int MostDecimals = 6;
    private const double SmallestFixed = 1e-4;
    private const string Indent = "  ";

    public static void Print(IAnsiConsole console, ExplainResult result, string folder)
    {
        PrintPrediction(console, result);
        ComparisonReport.Print(console, result);
        PrintTopVoxels(console, result);
        PrintPairs(console, result);
        PrintChannels(console, result);
        if (result.Comparison is null)
            PrintContributors(console, result);
        PrintNotices(console, "Assumed", "grey", result.Assumptions);
        PrintNotices(console, "Warnings", "yellow", result.Warnings);
        PrintFiles(console, result, folder);
    }

    private static void PrintPrediction(IAnsiConsole console, ExplainResult result)
    {
        var attribution = result.Attribution;
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
        AddSum(
            table,
            "F(x)",
            result.Prediction.Value,
            result,
            result.Stability.AveragedRotations == 1
                ? "the prediction"
                : $"the prediction, averaged over {result.Stability.AveragedRotations} rotations");
        AddSum(
            table,
            "over 24 rotations",
            result.Stability.Rotations.Mean,
            result,
            SpreadNote(result.Stability.Rotations));
        AddSum(table, "F(baseline)", attribution.BaselineValue, result, BaselineNote(attribution));
        AddSum(table, "sum of attributions", attribution.Sum, result, SumNote(attribution));
        if (attribution.IntervalError is { } missed)
            AddSum(
                table,
                "missed by intervals",
                missed,
                result,
                string.Create(CultureInfo.InvariantCulture, $"signs dropped; tolerance {attribution.Tolerance:G2}"));
        AddSum(
            table,
            "completeness error",
            attribution.CompletenessError,
            result,
            attribution.Rule is null
                ? "sum - (F(x) - F(baseline)): the method doesn't add up"
                : "sum - (F(x) - F(baseline)); 0 is exact");
        if (attribution.RankCorrelation is { } correlation)
            table.AddRow(
                new Text("rank correlation"),
                new Text(Signed(correlation, "0.00")),
                new Text(""),
                new Text("Spearman, atoms, with integrated gradients", new Style(Color.Grey)));
        if (result.Comparison is { } comparison)
            AddSum(
                table,
                "difference",
                comparison.Difference,
                result,
                $"F(x) - F(baseline); over 24 rotations {SpreadNote(comparison.Rotations)}");
        if (result.Stability.Jitter is { } jitter)
            AddSum(
                table,
                $"over {jitter.Frames} moved copies",
                jitter.Mean,
                result,
                $"{SpreadNote(jitter)}; same top atom: ligand {result.Stability.SameLigandAtom}, protein "
                    + $"{result.Stability.SameProteinAtom}");
        console.Write(new Padder(table, new Padding(2, 0, 0, 0)));
    }

    private static string SpreadNote(PredictionSpread spread) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"mean; SD {spread.StandardDeviation:F2}, {Signed(spread.Minimum, "0.00")} to "
                + $"{Signed(spread.Maximum, "0.00")}");

    private static string SumNote(AttributionSummary attribution) => attribution.Method switch
    {
        "gradient-input" => "gradient × input, one gradient a path",
        "occlusion" => "what F(x) loses without each atom, summed",
        _ => $"{attribution.GradientEvaluations} gradients, {attribution.Rule}",
    };

    private static string BaselineNote(AttributionSummary attribution) =>
        attribution.Baseline switch
        {
            "apo" => "the model on the protein alone",
            "ligand" => "the model on the ligand alone",
            "versus" => "the reference ligand in the same protein",
            "interaction" => "F(protein) + F(ligand) - F(empty): "
                + $"{Fixed(attribution.Terms["protein"])} {Fixed(attribution.Terms["ligand"])} - "
                + $"({Fixed(attribution.Terms["empty"])})",
            _ => "the model on an empty grid",
        };

    private static void AddSum(Table table, string name, double value, ExplainResult result, string note) =>
        table.AddRow(
            new Text(name),
            new Text(Fixed(value)),
            new Text(result.Model.Unit),
            new Text(note, new Style(Color.Grey)));

    private static void PrintTopVoxels(IAnsiConsole console, ExplainResult result)
    {
        if (!HasMaps(result))
            return;
        Heading(console, "Top voxels");
        if (result.TopVoxels.IsEmpty)
        {
            console.WriteLine(Indent + "none: every attribution is zero");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "channel", result.Model.Unit, "voxel at (Å)", "ligand atom", "protein atom", "reads as");
        foreach (var column in table.Columns.Take(5))
            column.NoWrap();
        var digits = DigitsFor(result.TopVoxels.Select(top => top.Attribution));
        foreach (var top in result.TopVoxels)
        {
            table.AddRow(
                new Text($"{Word(top.Side)}\n{top.Name}"),
                new Text(
                    $"{Signed(top.Attribution, digits)}\n{Signed(top.RegionAttribution, digits)} in {top.RegionVoxels}",
                    StyleOf(top.Attribution)),
                new Text(string.Join(' ', top.Position.Select(x => x.ToString("F1", CultureInfo.InvariantCulture)))),
                new Text($"{AtomName(top.LigandAtom.Label)}\n{Distance(top.LigandAtom.Distance)}"),
                new Text($"{top.ProteinAtom.Label}\n{Distance(top.ProteinAtom.Distance)}"),
                new Text(top.Reading));
        }

        console.Write(table);
        console.MarkupLine("[grey]  second lines: sum and voxels of the region around it; distances from the voxel[/]");
    }

    private static void PrintPairs(IAnsiConsole console, ExplainResult result)
    {
        if (result.ReciprocalPairs.IsEmpty)
            return;
        Heading(console, "Top voxels of complementary channels");
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("ligand", result.Model.Unit, "protein", result.Model.Unit, "Å apart", "their atoms");
        var digits = DigitsFor(
            result.ReciprocalPairs.SelectMany(pair => new[] { pair.LigandAttribution, pair.ProteinAttribution }));
        foreach (var pair in result.ReciprocalPairs)
        {
            table.AddRow(
                new Text(pair.LigandName),
                new Text(Signed(pair.LigandAttribution, digits), StyleOf(pair.LigandAttribution)),
                new Text(pair.ProteinName),
                new Text(Signed(pair.ProteinAttribution, digits), StyleOf(pair.ProteinAttribution)),
                new Text(pair.VoxelDistance.ToString("F1", CultureInfo.InvariantCulture)),
                new Text(pair.Reading));
        }

        console.Write(table);
    }

    private static void PrintChannels(IAnsiConsole console, ExplainResult result)
    {
        Heading(console, $"Channels ({result.Model.Unit})");
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "protein", "level", "ligand", "level");
        foreach (var column in table.Columns.Skip(1))
            column.RightAligned();
        var digits = DigitsFor(result.Channels.Select(channel => channel.Attribution));
        foreach (var property in result.Channels.GroupBy(channel => channel.Name))
        {
            var cells = property.OrderBy(channel => channel.Side).SelectMany(channel => new[]
            {
                new Text(Signed(channel.Attribution, digits), StyleOf(channel.Attribution)),
                new Text(channel.Level?.ToString("G2", CultureInfo.InvariantCulture) ?? "-"),
            });
            table.AddRow([new Text(property.Key), .. cells]);
        }

        console.Write(table);
        if (HasMaps(result))
        {
            console.MarkupInterpolated($"[grey]  level: {result.Model.Unit}/Å³ at which a map's isosurface[/]");
            console.MarkupLineInterpolated($"[grey] encloses half of its absolute attribution[/]");
        }
    }

    private static bool HasMaps(ExplainResult result) => result.Attribution.Method != "occlusion";

    private static void PrintContributors(IAnsiConsole console, ExplainResult result)
    {
        Heading(console, $"Largest contributions ({result.Model.Unit})");
        var atoms = result
            .Atoms.OrderByDescending(atom => Math.Abs(atom.Attribution))
            .Take(Contributors)
            .Select(atom =>
                (
                    $"{Residue(atom.Chain, atom.ResidueName, atom.ResidueNumber, atom.InsertionCode)} {atom.Name}",
                    atom.Side,
                    atom.Attribution));
        var residues = result
            .Residues.Take(Contributors)
            .Select(residue =>
                (
                    Residue(residue.Chain, residue.Name, residue.Number, residue.InsertionCode),
                    residue.Side,
                    residue.Attribution));
        var side = new Grid().AddColumn().AddColumn();
        side.AddRow(Contributions("atom", [.. atoms]), Contributions("residue", [.. residues]));
        console.Write(side);
        var fragments = result
            .Fragments.OrderByDescending(fragment => Math.Abs(fragment.Attribution))
            .Take(Contributors)
            .Select(fragment => (Shortened(string.Join(' ', fragment.Names)), fragment.Side, fragment.Attribution));
        console.Write(Contributions("ligand fragment", [.. fragments]));
    }

    private static string Shortened(string names) =>
        names.Length <= LongestFragment ? names : $"{names[..names.LastIndexOf(' ', LongestFragment)]} ...";

    private static Table Contributions(string what, (string Name, Partner Side, double Value)[] rows)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(what, "", "", "");
        table.Columns[2].RightAligned();
        var largest = rows.Select(row => Math.Abs(row.Value)).DefaultIfEmpty(0).Max();
        var digits = DigitsFor(rows.Select(row => row.Value));
        foreach (var (name, side, value) in rows)
        {
            var bar = largest > 0 ? (int)Math.Round(BarLength * Math.Abs(value) / largest) : 0;
            table.AddRow(
                new Text(name),
                new Text(Word(side), new Style(Color.Grey)),
                new Text(Signed(value, digits)),
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

    private static string Residue(string chain, string name, int number, string insertion) =>
        string.Create(CultureInfo.InvariantCulture, $"{chain}:{name}:{number}{insertion}");

    private static string AtomName(string label) =>
        (label.StartsWith("reference ", StringComparison.Ordinal) ? "ref. " : "")
        + label[(label.LastIndexOf(' ') + 1)..];

    private static string Word(Partner side) => side.ToString().ToLowerInvariant();

    private static string Distance(double distance) => string.Create(CultureInfo.InvariantCulture, $"{distance:F1} Å");

    /// <summary>As many decimals as give the largest of some numbers three digits.</summary>
    internal static string DigitsFor(IEnumerable<double> values)
    {
        var largest = values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        var decimals =
            largest > 0
                ? Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(largest)), FewestDecimals, MostDecimals)
                : FewestDecimals;
        return "0." + new string('0', decimals);
    }

    /// <summary>Four decimals; a number too small for them (a completeness error) with an exponent.</summary>
    private static string Fixed(double value) =>
        Signed(value, value != 0 && Math.Abs(value) < SmallestFixed ? "0.0E+00" : "0.0000");

    internal static string Signed(double value, string digits) =>
        value.ToString($"+{digits};-{digits};{digits}", CultureInfo.InvariantCulture);

    internal static Style StyleOf(double value) => new(value < 0 ? Color.Red3 : Color.SteelBlue1);
}
