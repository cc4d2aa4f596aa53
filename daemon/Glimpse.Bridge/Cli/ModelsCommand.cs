using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Protocol;
using Spectre.Console;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse models</c>.</summary>
internal static class ModelsCommand
{
    public static Command Create(IModelSource models, Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Print the list as JSON." };
        var list = new Command("list", "Lists the models that are installed.") { json };
        list.SetAction(parsed =>
        {
            var found = models.List();
            if (parsed.GetValue(json))
                terminal.Output.WriteLine(JsonSerializer.Serialize(found, GlimpseJsonContext.OneLine.ImmutableArrayModelSummary));
            else
                Print(terminal, found);
            foreach (var fault in models.Faults)
                terminal.Error.WriteLine($"warning: {FaultReport.Sentences(fault)}");
            return ExitCode.Done;
        });
        return new Command("models", "Says which models there are.") { list };
    }

    private static void Print(Terminal terminal, IReadOnlyCollection<ModelSummary> models)
    {
        if (models.Count == 0)
        {
            terminal.Error.WriteLine("no models are installed; set GLIMPSE_MODELS to a folder of them");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("model", "unit", "scheme", "grid", "what it predicts");
        foreach (var model in models)
        {
            table.AddRow(
                new Text(model.Name),
                new Text(model.Unit),
                new Text($"{model.Scheme} r{model.SchemeRevision}"),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{model.GridSize}^3, {model.GridSpacing} Å")),
                new Text(WithMetrics(model)));
        }

        terminal.OutputConsole.Write(table);
    }

    private static string WithMetrics(ModelSummary model) => string.Join(
        "\n",
        [model.Description, .. model.Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:G4}"))]);
}
