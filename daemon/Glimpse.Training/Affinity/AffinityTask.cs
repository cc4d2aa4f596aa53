using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Models.Networks;
using Glimpse.Models.Outputs;
using Glimpse.Models.Registry;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Affinity;

/// <summary>KDEEP: the affinity (pK) of a complex in its pose.</summary>
/// <param name="data">The data folder; docked poses may lie within.</param>
internal sealed class AffinityTask(string data) : ITrainingTask
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
        Epochs = 12,
        LearningRate = 1e-3,
        Shift = 0.5,
        Patience = 12,
        Ranking = 0.3,
        RankingMargin = 1,
        Consistency = 1,
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
        new AffinitySet(
            samples,
            part == DataPart.Training && options.Ranking > 0 ? Lower(samples, cancellation) : null,
            options,
            varies: part == DataPart.Training);

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
            yield return sample.Row(fold, sample.Source.Affinity, SampleFrames.Predict(model, sample.Complex, options));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<OutOfFoldPrediction> PredictDecoys(
        IDifferentiableModel model,
        IReadOnlyList<TrainingSample> samples,
        int fold,
        TrainingOptions options,
        CancellationToken cancellation)
    {
        foreach (var poses in Lower(samples, cancellation))
        {
            foreach (var pose in poses.All(options.Seed))
            {
                cancellation.ThrowIfCancellationRequested();
                var voxels = SampleVoxels.Of(pose.Complex, options);
                yield return poses.Sample.Row(fold, target: null, model.Predict([voxels])) with
                {
                    Pose = pose.Name,
                    Kind = pose.Kind,
                    Rmsd = pose.Rmsd,
                    Vina = pose.Vina,
                };
            }
        }
    }

    private List<LowerPoses> Lower(IReadOnlyList<TrainingSample> samples, CancellationToken cancellation)
    {
        var docked = PoseFolder.TryOpen(data, cancellation);
        return [.. samples.Select(sample => LowerPoses.Of(sample, docked, cancellation))];
    }
}
