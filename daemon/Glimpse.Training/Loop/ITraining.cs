using Glimpse.Core;
using Glimpse.Models.Torch;

namespace Glimpse.Training.Loop;

/// <summary>A way from a folder of complexes to a model's folder.</summary>
internal interface ITraining
{
    /// <summary>
    /// Trains, or goes on training, and writes weights, manifest and the predictions of the fold kept back.
    /// </summary>
    /// <param name="settings">What, on what, where to.</param>
    /// <param name="thread">Where torch runs.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="note">Told what was read and what was left out, a line each.</param>
    /// <param name="cancellation">Stops: the reading at once, the training after a checkpoint.</param>
    /// <exception cref="GlimpseException">There are no data, a part of them is empty, or the options can't be
    /// used.</exception>
    TrainingReport Run(
        TrainingSettings settings,
        TorchThread thread,
        IProgress<TrainingProgress>? progress,
        Action<string> note,
        CancellationToken cancellation);
}
