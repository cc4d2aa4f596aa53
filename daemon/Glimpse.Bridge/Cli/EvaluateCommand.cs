using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using Glimpse.Protocol;
using Glimpse.Training.Evaluation;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse evaluate</c>: how good a model is, by its out-of-fold predictions.</summary>
internal sealed class EvaluateCommand
{
    public const string Name = "evaluate";
    private const string JsonName = "evaluation.json";
    private const string MarkdownName = "evaluation.md";

    /// <summary>The names that an evaluation may give to its files.</summary>
    private static readonly ImmutableHashSet<string> Own = [JsonName, MarkdownName, .. ModelEvaluation.FileNames];

    private readonly Argument<string> model = new("MODEL")
    {
        Description = $"What to judge: {string.Join(", ", EvaluatedModel.All.Select(model => model.Name))}.",
    };

    private readonly Option<string> predictions = new("--predictions")
    {
        HelpName = "DIR",
        Required = true,
        Description =
            "Out-of-fold predictions: predictions.csv here or in one folder a fold; beside it, if there, "
                + "ligand-only.csv, random.csv and log.csv.",
    };

    private readonly Option<string?> data = new("--data")
    {
        HelpName = "DIR",
        Description =
            "The complexes, for the baselines that need the ligands and docking scores, and for matched pairs.",
    };

    private readonly Option<string?> folds = new("--folds")
    {
        HelpName = "FILE",
        Description =
            "The table of folds (cluster40, fold) that the models were trained with, if not the program's own.",
    };

    private readonly Option<string?> output = new("--out")
    {
        HelpName = "DIR",
        Description = "Write plots (PNG), tables (Markdown, CSV) and evaluation.json to this folder.",
    };

    private readonly Option<string?> beside = new("--beside")
    {
        HelpName = "DIR",
        Description =
            "Another affinity model's out-of-fold predictions of the same complexes: it and the mean of both stand "
                + "in the tables, too.",
    };

    private readonly Option<bool> explain = new("--explain-pairs")
    {
        Description =
            "Explain the matched pairs of an affinity model by the folds' models, which lie beside their predictions; "
                + "about a second a pair.",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print the figures as one line of JSON." };

    public static Command Create(Terminal terminal)
    {
        var options = new EvaluateCommand();
        var command = new Command(Name, "Judges a model on proteins that it never saw, beside its baselines.")
        {
            options.model,
            options.predictions,
            options.data,
            options.folds,
            options.output,
            options.beside,
            options.explain,
            options.json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(options.explain) && result.GetValue(options.data) is null)
                result.AddError("--explain-pairs needs the structures: give --data, too.");
        });
        command.Validators.Add(result =>
        {
            if (
                result.GetValue(options.beside) is not null
                && result.GetValue(options.model) is { } name
                && EvaluatedModel.All.Any(one => one.Name == name && one.Task != EvaluatedTask.Affinity))
                result.AddError($"--beside compares models of affinity: {name} isn't one.");
        });
        options.model.AcceptOnlyFromAmong([.. EvaluatedModel.All.Select(model => model.Name)]);
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(() => options.Evaluate(parsed, terminal, cancellation), CancellationToken.None));
        return command;
    }

    private int Evaluate(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        using var folder = parsed.GetValue(output) is { } path ? OutputFolder.Open(path) : null;
        var settings = new EvaluationOptions(
            EvaluatedModel.Named(parsed.GetRequiredValue(model)),
            parsed.GetRequiredValue(predictions),
            parsed.GetValue(data),
            WithFiles: folder is not null,
            parsed.GetValue(folds),
            parsed.GetValue(explain))
        {
            Beside = parsed.GetValue(beside),
        };
        folder?.RequireRoom(
            JsonName,
            Own.Contains,
            [JsonName, MarkdownName, .. ModelEvaluation.FileNamesOf(settings)]);
        var report = ModelEvaluation.Run(settings, terminal.Error.WriteLine, cancellation);
        var result = EvaluationRecords.Of(report);
        if (folder is not null)
        {
            result = result with { Files = [JsonName, MarkdownName, .. result.Files] };
            var replaced = folder.Write(
                JsonName,
                Own.Contains,
                [
                    .. report.Files.Select(file => (file.Name, file.Content)),
                    (MarkdownName, Encoding.UTF8.GetBytes(EvaluationMarkdown.Of(result))),
                    (
                        JsonName,
                        Encoding.UTF8.GetBytes(
                            JsonSerializer.Serialize(result, GlimpseJsonContext.Indented.EvaluationResult) + "\n")),
                ]);
            if (replaced > 0)
                terminal.Error.WriteLine(
                    $"the {replaced} files of an earlier evaluation in {folder.Path} were replaced");
        }

        if (parsed.GetValue(json))
            terminal.Output.WriteLine(JsonSerializer.Serialize(result, GlimpseJsonContext.OneLine.EvaluationResult));
        else
            EvaluationReportPage.Print(terminal, result, folder?.Path);
        return ExitCode.Done;
    }
}
