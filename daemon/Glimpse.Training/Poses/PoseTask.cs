using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Models.Networks;
using Glimpse.Models.Outputs;
using Glimpse.Models.Registry;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Poses;

/// <summary>
/// The docking-pose classifier: poses within 1 Å of the crystal's against poses more than 3 Å away, as in the paper.
/// </summary>
/// <param name="data">The data folder, docked poses within.</param>
internal sealed class PoseTask(string data) : ITrainingTask
{
    internal const string Name = "pose";

    private PoseFolder? folder;

    /// <inheritdoc/>
    public ModelManifest Manifest { get; } = ModelManifest.Untrained(
        Name,
        "Pose classifier",
        "Tells a docked pose like the crystal's (RMSD under 1 Å) from one that is far off (over 3 Å).",
        Name,
        Quantity.Logit,
        SqueezeNetArchitecture.Strided);

    /// <inheritdoc/>
    public TrainingOptions Options { get; } = new()
    {
        Objective = TrainingObjective.Classification,
        GridSize = Glimpse8Scheme.Instance.GridSize,
        Epochs = 45,
        LearningRate = 2e-3,
        Patience = 45,
        Shift = 0.5,
    };

    /// <inheritdoc/>
    public IReadOnlyList<TrainingComplex> Choose(
        IReadOnlyList<TrainingComplex> complexes,
        Action<string> note,
        CancellationToken cancellation)
    {
        var chosen = complexes.Where(Poses(cancellation).Has).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"No complex of {data} has docked poses.",
                "See that 'dataset' and 'id' in poses.csv name complexes that are there.");
    }

    /// <inheritdoc/>
    public ITrainingSet MakeSet(
        IReadOnlyList<TrainingSample> samples,
        DataPart part,
        TrainingOptions options,
        CancellationToken cancellation) =>
        new PoseSet(SitesOf(samples, cancellation), options, varies: part == DataPart.Training);

    /// <inheritdoc/>
    public IEnumerable<OutOfFoldPrediction> Predict(
        IDifferentiableModel model,
        IReadOnlyList<TrainingSample> samples,
        int fold,
        TrainingOptions options,
        CancellationToken cancellation)
    {
        foreach (var site in SitesOf(samples, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var pose in site.Poses)
            {
                var frames = SampleFrames.Predict(
                    model,
                    SamplePose.With(site.Sample.Complex, pose.Positions),
                    options);
                yield return site.Sample.Row(fold, pose.Class, frames) with
                {
                    Pose = pose.Name,
                    Kind = pose.Kind,
                    Rmsd = pose.Rmsd,
                    Vina = pose.Vina,
                };
            }
        }
    }

    private List<PoseSite> SitesOf(IReadOnlyList<TrainingSample> samples, CancellationToken cancellation) =>
        [.. samples.Select(sample => new PoseSite(sample, Poses(cancellation).PosesOf(sample, cancellation)))];

    private PoseFolder Poses(CancellationToken cancellation) => folder ??= PoseFolder.Open(data, cancellation);
}
