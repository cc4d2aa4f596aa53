using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
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
            var found = models.Places();
            if (parsed.GetValue(json))
                terminal.Output.WriteLine(
                    new JsonArray([.. found.Select(Json)]).ToJsonString(GlimpseJsonContext.OneLine.Options));
            else
                Print(terminal, found);
            foreach (var fault in models.Faults)
                terminal.Error.WriteLine($"warning: {FaultReport.Sentences(fault)}");
            return ExitCode.Done;
        });
        return new Command("models", "Says which models there are, imports and removes them.")
        {
            list,
            ShowModelCommand.Create(models, terminal),
            ImportCommand.Create(terminal),
            RemoveModelCommand.Create(terminal),
        };
    }

    /// <summary>The record of the wire, and what only people at this machine are told.</summary>
    private static JsonNode Json(ModelPlace place)
    {
        var node = JsonSerializer.SerializeToNode(place.Model, GlimpseJsonContext.OneLine.ModelSummary)!.AsObject();
        node["path"] = place.Path;
        node["hides"] = new JsonArray([.. place.Hides.Select(path => JsonValue.Create(path))]);
        return node;
    }

    private static void Print(Terminal terminal, IReadOnlyCollection<ModelPlace> places)
    {
        if (places.Count == 0)
        {
            terminal.Error.WriteLine("no models are installed; set GLIMPSE_MODELS to a folder of them");
            return;
        }

        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("model", "output", "scheme", "grid", "what it predicts");
        foreach (var (model, _, _) in places)
        {
            table.AddRow(
                new Text(model.Name),
                new Text($"{model.Output}, {model.Unit}"),
                new Text($"{model.Scheme} r{model.SchemeRevision}"),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{model.GridSize}^3, {model.GridSpacing} Å")),
                new Text(WithMetrics(model)));
        }

        terminal.OutputConsole.Write(table);
        foreach (var place in places)
        {
            terminal.Output.WriteLine($"{ProvenanceWords.Of(place.Model)}, in {place.Path}");
            foreach (var weights in place.Model.Provenance.WeightsSha256)
                terminal.Output.WriteLine($"  SHA-256 of its weights {weights}");
            foreach (var hidden in place.Hides)
                terminal.Output.WriteLine($"  takes the place of the model in {hidden}");
        }
    }

    private static string WithMetrics(ModelSummary model) =>
        string.Join(
            "\n",
            [
                model.Description,
                .. model.Metrics.Select(metric =>
                    string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:G4}")),
            ]);
}
