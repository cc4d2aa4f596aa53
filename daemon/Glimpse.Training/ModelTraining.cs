using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models.Torch;
using Glimpse.Training.Affinity;
using Glimpse.Training.Clash;
using Glimpse.Training.Energies;
using Glimpse.Training.Loop;
using Glimpse.Training.Pairs;
using Glimpse.Training.Poses;

namespace Glimpse.Training;

/// <summary>Trains a model from a folder of complexes and writes its folder.</summary>
public static class ModelTraining
{
    private static readonly ImmutableArray<(string Name, Func<TrainingSettings, ITraining> Of)> Trainings =
    [
        (PairTraining.Name, _ => new PairTraining()),
        (AffinityTask.Name, settings => new NetworkTraining(new AffinityTask(settings.Data))),
        (PoseTask.Name, settings => new NetworkTraining(new PoseTask(settings.Data))),
        (EnergyTraining.Name, _ => new EnergyTraining()),
        (ClashTask.Name, _ => new NetworkTraining(new ClashTask())),
    ];

    /// <summary>The models that can be trained.</summary>
    public static ImmutableArray<string> Models { get; } = [.. Trainings.Select(training => training.Name)];

    /// <summary>
    /// Trains, or goes on training, and writes weights, manifest and the predictions of the fold kept back.
    /// </summary>
    /// <param name="settings">What, on what, where to.</param>
    /// <param name="thread">Where torch runs.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="note">Told what was read and what was left out, a line each.</param>
    /// <param name="cancellation">Stops: the reading at once, the training after a checkpoint.</param>
    /// <exception cref="GlimpseException">There is no such model, there are no data, a part of them is empty, or the
    /// options can't be used.</exception>
    public static TrainingReport Run(
        TrainingSettings settings,
        TorchThread thread,
        IProgress<TrainingProgress>? progress,
        Action<string> note,
        CancellationToken cancellation)
    {
        var make = Trainings.FirstOrDefault(training => training.Name == settings.Model).Of
            ?? throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                $"There is no way to train '{settings.Model}'.",
                $"Name one of {string.Join(", ", Models)}.");
        return make(settings).Run(settings, thread, progress, note, cancellation);
    }
}
