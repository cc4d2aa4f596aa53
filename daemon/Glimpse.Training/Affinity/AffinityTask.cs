using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Models.Networks;
using Glimpse.Models.Outputs;
using Glimpse.Models.Registry;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Affinity;

/// <summary>KDEEP: the affinity (pK) of a complex in its pose.</summary>
internal sealed class AffinityTask : ITrainingTask
{
    internal const string Name = "kdeep";

    /// <inheritdoc/>
    public ModelManifest Manifest { get; } = ModelManifest.Untrained(
        Name,
        "KDEEP affinity",
        "Predicts the binding affinity of a complex, -log10 of Kd, Ki or IC50 in mol/L.",
        "affinity",
        Quantity.Affinity,
        SqueezeNetArchitecture.Strided);

    /// <inheritdoc/>
    public TrainingOptions Options { get; } = new()
    {
        Objective = TrainingObjective.Regression,
        GridSize = Glimpse8Scheme.Instance.GridSize,
        Epochs = 20,
        Shift = 0.5,
        Patience = 20,
    };

    /// <inheritdoc/>
    public IReadOnlyList<TrainingComplex> Choose(
        IReadOnlyList<TrainingComplex> complexes,
        Action<string> note,
        CancellationToken cancellation) =>
        AffinityRows.Joined(complexes, note);

    /// <inheritdoc/>
    public ITrainingSet MakeSet(
        IReadOnlyList<TrainingSample> samples,
        DataPart part,
        TrainingOptions options,
        CancellationToken cancellation) =>
        new AffinitySet(samples, options, varies: part == DataPart.Training);

    /// <inheritdoc/>
    public IEnumerable<OutOfFoldPrediction> Predict(
        IDifferentiableModel model,
        IReadOnlyList<TrainingSample> samples,
        int fold,
        TrainingOptions options,
        CancellationToken cancellation)
    {
        foreach (var sample in samples)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return sample.Row(
                fold,
                sample.Source.Affinity,
                Frames.Predict(model, SampleVoxels.Of(sample.Complex, options)));
        }
    }
}
