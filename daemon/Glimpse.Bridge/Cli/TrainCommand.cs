using System.CommandLine;
using Glimpse.Bridge.Options;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Models.Torch;
using Glimpse.Training;
using Glimpse.Training.Loop;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse train</c>: trains a model on a folder of complexes; what was interrupted goes on.</summary>
internal sealed class TrainCommand
{
    public const string Name = "train";
    private const int LargestFold = 4;

    private readonly Argument<string> model = new("MODEL")
    {
        Description = $"What to train: {string.Join(", ", ModelTraining.Models)}.",
    };

    private readonly Option<string> data = new("--data")
    {
        HelpName = "DIR",
        Required = true,
        Description =
            "A data set (index.csv and complexes/ID/protein.pdb, ligand.sdf), a folder of sets, or one in PDBbind's "
                + "layout.",
    };

    private readonly Option<string> output = new("--out")
    {
        HelpName = "DIR",
        Required = true,
        Description = "Folder for the model, its checkpoint and log; a checkpoint found there is taken up.",
    };

    private readonly Option<string[]> sets = new("--sets")
    {
        HelpName = "A,B",
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
            result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Description = "Use only these sets of the folder.",
    };

    private readonly Option<int?> fold = new("--fold")
    {
        HelpName = "K",
        Description = "Keep fold K (0 to 4) of the clusters back and predict it at the end; without, train on all.",
    };

    private readonly Option<bool> randomFolds = new("--random-folds")
    {
        Description = "Draw the folds complex by complex, as the paper did: a flattering split, for comparison.",
    };

    private readonly Option<string?> folds = new("--folds")
    {
        HelpName = "FILE",
        Description = "A table of folds (columns cluster40, fold) instead of this program's own.",
    };

    private readonly Option<string?> initial = new("--initial")
    {
        HelpName = "DIR",
        Description =
            "Start from this model's weights; its head starts anew. With --fold, one that kept the same fold back.",
    };

    private readonly Option<string?> configuration = new("--config")
    {
        HelpName = "FILE",
        Description = "A JSON object of training options, such as {\"learningRate\": 0.001}.",
    };

    private readonly Option<int?> epochs = new("--epochs") { HelpName = "N", Description = "Epochs at most." };

    private readonly Option<int?> seed = new("--seed")
    {
        HelpName = "N",
        Description = "Seed of weights, order, poses, rotations and shifts.",
    };

    private readonly Option<bool> ligandOnly = new("--ligand-only")
    {
        Description = "Hide the protein: what this twin can do wasn't learned from the complex.",
    };

    private readonly TableOptions compute = new(OptionTable.Written.Where(row => row.Setting is not null));

    public static Command Create(Terminal terminal)
    {
        var options = new TrainCommand();
        var command = new Command(Name, "Trains a model and predicts protein clusters that it never saw.")
        {
            options.model,
            options.data,
            options.output,
            options.sets,
            options.fold,
            options.randomFolds,
            options.folds,
            options.initial,
            options.configuration,
            options.epochs,
            options.seed,
            options.ligandOnly,
        };
        options.compute.AddTo(command);
        options.model.AcceptOnlyFromAmong([.. ModelTraining.Models]);
        TableOptions.Check(options.fold, OptionKind.Integer(0, LargestFold));
        TableOptions.Check(options.epochs, OptionKind.Integer(1, int.MaxValue));
        command.SetAction(
            (parsed, cancellation) =>
                Task.Run(() => options.Train(parsed, terminal, cancellation), CancellationToken.None));
        return command;
    }

    private int Train(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        using var folder = OutputFolder.Open(parsed.GetRequiredValue(output));
        var settings = new TrainingSettings
        {
            Model = parsed.GetRequiredValue(model),
            Data = parsed.GetRequiredValue(data),
            Output = folder.Path,
            Sets = parsed.GetValue(sets) ?? [],
            Fold = parsed.GetValue(fold),
            RandomFolds = parsed.GetValue(randomFolds),
            FoldsPath = parsed.GetValue(folds),
            Initial = parsed.GetValue(initial),
            Configuration = ReadConfiguration(parsed.GetValue(configuration), cancellation),
            Epochs = parsed.GetValue(epochs),
            Seed = parsed.GetValue(seed),
            LigandOnly = parsed.GetValue(ligandOnly),
        };
        var device = compute.Read(parsed, new ExplainSettings()).Compute;
        using var thread = new TorchThread(TorchDevice.Resolve(device.Device), device.Threads);
        var report = ProgressScreen.Run(terminal, plain: false, display =>
            ModelTraining.Run(settings, thread, new TrainingDisplay(display), terminal.Error.WriteLine, cancellation));
        terminal.Output.WriteLine(Words(report));
        return ExitCode.Done;
    }

    private const int MostConfigurationCharacters = 1 << 20;
    private const string ConfigurationRemedy = "Name a JSON file with --config.";

    private static string? ReadConfiguration(string? path, CancellationToken cancellation)
    {
        if (path is null)
            return null;
        if (path == InputName.StandardInput && !StandardStreams.IsGiven(StandardStreams.Input))
            throw new GlimpseException(GlimpseErrorCode.BadUsage, "stdin is closed.", ConfigurationRemedy);
        try
        {
            var content = new char[MostConfigurationCharacters + 1];
            var length = Waiting.For(
                () =>
                {
                    // A pipe is fine, too: what is read is bounded.
                    using var text = path == InputName.StandardInput ? Console.In : File.OpenText(path);
                    return text.ReadBlock(content);
                },
                cancellation);
            return length <= MostConfigurationCharacters
                ? new string(content, 0, length)
                : throw new GlimpseException(
                    GlimpseErrorCode.BadUsage,
                    $"{path} has more than {MostConfigurationCharacters} characters.",
                    ConfigurationRemedy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"{path} can't be read: {e.Message.TrimEnd('.')}.",
                ConfigurationRemedy,
                e);
        }
    }

    private static string Words(TrainingReport report) =>
        string.Join(
            Environment.NewLine,
            report.Lines.Append(("written", report.Folder)).Select(line => $"{line.Item1,-12} {line.Item2}"));
}
