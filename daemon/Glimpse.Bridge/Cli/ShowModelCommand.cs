using System.CommandLine;
using System.Globalization;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Models.Pairs;
using Glimpse.Models.Registry;
using Glimpse.Training.Evaluation.Plots;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse models show</c>: a model's card in few lines and, of a pair potential, its curves.</summary>
internal static class ShowModelCommand
{
    /// <summary>From the lowest value of a curve to the highest.</summary>
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>Of so many values of a curve one is drawn, so that the table is as wide as a terminal.</summary>
    private const int Step = 2;

    private const string CardName = "CARD.md";

    public static Command Create(IModelSource models, Terminal terminal)
    {
        var name = new Argument<string>("MODEL") { Description = "Its name, as 'glimpse models list' has it." };
        var plot = new Option<string?>("--plot")
        {
            HelpName = "FILE",
            Description = "Also draw a pair potential's curves into this PNG; a file that is there stays.",
        };
        var command = new Command("show", "Says what a model is, and draws a pair potential's curves.") { name, plot };
        command.SetAction(parsed =>
        {
            var asked = models.Find(parsed.GetRequiredValue(name)).Name;
            var place = models.Places().First(one => one.Model.Name == asked);
            var curves = PairCurve.Of(ModelFolder.Read(place.Path));
            Print(terminal, place, curves);
            if (parsed.GetValue(plot) is { } file)
                Draw(file, place, curves);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, ModelPlace place, IReadOnlyCollection<PairCurve> curves)
    {
        var model = place.Model;
        terminal.Output.WriteLine($"{model.Title}: {ProvenanceWords.Of(model)}");
        terminal.Output.WriteLine(model.Description);
        if (model.Interval is { } interval)
            terminal.Output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100 * interval.Coverage:0} % of measured values lie within ±{interval.HalfWidth:0.0#} "
                        + $"{model.Unit}, whatever the complex."));
        var card = Path.Combine(place.Path, CardName);
        if (File.Exists(card))
            terminal.Output.WriteLine($"Its card: {card}");
        if (curves.Count > 0)
            PrintCurves(terminal.OutputConsole, model.Unit, curves);
    }

    private static void PrintCurves(IAnsiConsole console, string unit, IReadOnlyCollection<PairCurve> curves)
    {
        var (first, end) = (curves.First().Distances[0], curves.First().Distances[^1]);
        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns(
                "protein",
                "ligand",
                string.Create(CultureInfo.InvariantCulture, $"{first:0} to {end:0.0} Å"),
                $"lowest (m{unit}, Å)",
                $"highest (m{unit}, Å)");
        foreach (var curve in curves.OrderByDescending(curve => curve.Values.Max(Math.Abs)))
            table.AddRow(
                curve.Protein,
                curve.Ligand,
                Line(curve),
                Extreme(curve, curve.Values.Min()),
                Extreme(curve, curve.Values.Max()));
        console.Write(table);
        console.MarkupLine("[grey]  what two full voxels contribute by their distance, for a stiff ligand[/]");
    }

    private static string Extreme(PairCurve curve, double value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{1000 * value:+0.000;-0.000;0} at {curve.Distances[curve.Values.IndexOf(value)]:0.0}");

    private static string Line(PairCurve curve)
    {
        var (low, high) = (Math.Min(0, curve.Values.Min()), Math.Max(0, curve.Values.Max()));
        if (high <= low)
            return new string(Heights[0], 1 + ((curve.Values.Length - 1) / Step));
        return string.Concat(
            curve
                .Values.Where((_, i) => i % Step == 0)
                .Select(value => Heights[(int)Math.Round((Heights.Length - 1) * (value - low) / (high - low))]));
    }

    private static void Draw(string file, ModelPlace place, IReadOnlyList<PairCurve> curves)
    {
        if (curves.Count == 0)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"The model {place.Model.Name} has no curves: it is no pair potential.",
                "Leave --plot out.");
        if (Path.Exists(file))
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{file} is there already.",
                "Name another file, or move it away.");
        AtomicFile.Write(file, CurvesPlot.Draw(curves, place.Model.Unit));
    }
}
