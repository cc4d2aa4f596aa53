using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Training.Data;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Energies;

/// <summary>
/// Teaches a network what a pose is before it is told how strongly anything binds: to say the five terms of AutoDock
/// Vina's score. What comes out are weights to start from (<c>--initial</c>), no model: its head is thrown away. It
/// needs no measured value, and keeps the fold back all the same.
/// </summary>
internal sealed class EnergyTraining : ITraining
{
    internal const string Name = "energy";

    private static readonly SqueezeNetArchitecture Network =
        SqueezeNetArchitecture.Strided with { Outputs = VinaTerms.Count };

    private static readonly TrainingOptions Defaults = new()
    {
        Objective = TrainingObjective.Regression,
        GridSize = Glimpse8Scheme.Instance.GridSize,
        Epochs = 12,
        Patience = 12,
        Shift = 0.5,
    };

    /// <inheritdoc/>
    public TrainingReport Run(
        TrainingSettings settings,
        TorchThread thread,
        IProgress<TrainingProgress>? progress,
        Action<string> note,
        CancellationToken cancellation)
    {
        if (settings.LigandOnly || settings.Initial is not null)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                "The terms of an energy are learned from the complex, from random weights.",
                $"Leave {(settings.LigandOnly ? "--ligand-only" : "--initial")} out.");
        var options = TrainingConfiguration.Apply(Defaults, settings);
        var files = new TrainingFiles(settings.Output);
        files.RequireRoom(ModelFolder.WeightsName);
        var folds = settings.FoldsPath is { } path ? Folds.ReadFile(path, cancellation) : Folds.Own;
        var parts = TrainingParts.Of(
            SampleReader.Load(
                TrainingFolder.List(settings.Data, settings.Sets, cancellation),
                (complex, why) => note($"{complex.Set}/{complex.Id} left out: {why}"),
                cancellation),
            folds,
            settings,
            note);
        var training = new EnergySet([.. parts[DataPart.Training]], options, varies: true);
        var validation = settings.Fold is null
            ? null
            : new EnergySet([.. parts[DataPart.Validation]], options, varies: false);
        using var trainer = new Trainer(
            Network,
            options,
            settings.Output,
            thread,
            origin: TrainingOrigin.Of(parts, initial: null));
        var outcome = trainer.Train(training, validation, progress, cancellation);
        AtomicFile.Write(
            Path.Combine(settings.Output, ModelFolder.WeightsName),
            File.ReadAllBytes(outcome.WeightsPath));
        List<(string, string)> lines =
            [("epochs", string.Create(CultureInfo.InvariantCulture, $"{outcome.EpochsDone}"))];
        if (outcome.Scores is { } scores)
            lines.Add(("validation", scores.Words(options.Objective)));
        return new(settings.Output, [.. lines]);
    }
}
