using System.CommandLine;
using Glimpse.Models;
using Glimpse.Models.Training.Clash;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse train</c>: trains a model on a folder of complexes; what was interrupted goes on.</summary>
internal sealed class TrainCommand
{
    public const string Name = "train";
    private const int DefaultEpochs = 16;

    private readonly Argument<string> model = new("MODEL") { Description = "What to train: clash." };

    private readonly Option<string> data = new("--data")
    {
        HelpName = "DIR",
        Required = true,
        Description = "A data set (index.csv and complexes/ID/protein.pdb, ligand.sdf) or a folder of sets.",
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
        CustomParser = result => result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Description = "Use only these sets of the folder.",
    };

    private readonly Option<int> epochs = new("--epochs") { HelpName = "N", DefaultValueFactory = _ => DefaultEpochs, Description = "Epochs at most." };

    private readonly Option<int> seed = new("--seed") { HelpName = "N", DefaultValueFactory = _ => 1, Description = "Seed of weights, order and poses." };

    public static Command Create(Terminal terminal)
    {
        var options = new TrainCommand();
        var command = new Command(Name, "Trains a model and judges it on protein clusters that it never saw.")
        {
            options.model, options.data, options.output, options.sets, options.epochs, options.seed,
        };
        options.model.AcceptOnlyFromAmong("clash");
        command.SetAction((parsed, cancellation) => Task.Run(() => options.Train(parsed, terminal, cancellation), CancellationToken.None));
        return command;
    }

    private int Train(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var folder = OutputFolder.Open(parsed.GetRequiredValue(output));
        var settings = new ClashTrainingOptions(
            parsed.GetRequiredValue(data), folder.Path, parsed.GetValue(sets) ?? [], parsed.GetValue(epochs), parsed.GetValue(seed));
        using var thread = new TorchThread();
        var scores = ProgressScreen.Run(terminal, plain: false, display =>
            ClashTraining.Run(settings, thread, new TrainingDisplay(display, settings.Epochs), terminal.Error.WriteLine, cancellation));
        terminal.Output.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"""
             unseen clusters      {scores.Clusters}, {scores.Poses} poses, half of them clashed
             balanced accuracy    {scores.BalancedAccuracy:F3}
             precision            {scores.Precision:F3}
             area under ROC       {scores.AreaUnderRoc:F3}
             clashes located      {scores.ClashesLocated:P1} of {scores.ClashesExplained} explained
             written              {folder.Path}
             """));
        return ExitCode.Done;
    }
}
