using Glimpse.Core.Attribution;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Loop;

/// <summary>What a model is taught: its samples, its manifest, and how it is judged.</summary>
internal interface ITrainingTask
{
    /// <summary>Name, output and unit of the model; its training sets and checksum are filled in later.</summary>
    ModelManifest Manifest { get; }

    /// <summary>The sizes of the network that is trained; the manifest's.</summary>
    SqueezeNetArchitecture Network => (SqueezeNetArchitecture)Manifest.Architecture;

    /// <summary>How it is trained where nothing else is asked for.</summary>
    TrainingOptions Options { get; }

    /// <summary>Of the complexes of a folder those that it can learn from.</summary>
    /// <param name="complexes">All that it lists.</param>
    /// <param name="note">Told what was left out, a line each.</param>
    /// <param name="cancellation">Stops the reading of what they need besides.</param>
    IReadOnlyList<TrainingComplex> Choose(
        IReadOnlyList<TrainingComplex> complexes,
        Action<string> note,
        CancellationToken cancellation);

    /// <summary>Makes the samples of one part.</summary>
    /// <param name="samples">The part's complexes.</param>
    /// <param name="part">Training sets vary their samples from epoch to epoch, the others don't.</param>
    /// <param name="options">Seed, shifts, whether the protein is hidden.</param>
    /// <param name="cancellation">Stops the reading of what they need besides.</param>
    ITrainingSet MakeSet(
        IReadOnlyList<TrainingSample> samples,
        DataPart part,
        TrainingOptions options,
        CancellationToken cancellation);

    /// <summary>Predicts complexes that the model never saw.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="samples">The fold kept back.</param>
    /// <param name="fold">Its number.</param>
    /// <param name="options">Seed, whether the protein is hidden.</param>
    /// <param name="cancellation">Stops.</param>
    IEnumerable<OutOfFoldPrediction> Predict(
        IDifferentiableModel model,
        IReadOnlyList<TrainingSample> samples,
        int fold,
        TrainingOptions options,
        CancellationToken cancellation);

    /// <summary>Predicts other poses of these complexes, which are to lie lower than their own.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="samples">The fold kept back.</param>
    /// <param name="fold">Its number.</param>
    /// <param name="options">Seed.</param>
    /// <param name="cancellation">Stops.</param>
    IEnumerable<OutOfFoldPrediction> PredictDecoys(
        IDifferentiableModel model,
        IReadOnlyList<TrainingSample> samples,
        int fold,
        TrainingOptions options,
        CancellationToken cancellation) =>
        [];
}
