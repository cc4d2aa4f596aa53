using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Models.Networks;
using Glimpse.Models.Outputs;
using Glimpse.Models.Registry;
using Glimpse.Training.Data;
using Glimpse.Training.Evaluation.Scores;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Clash;

/// <summary>
/// The clash detector: poses that overlap the protein against poses of the same ligand, moved as far, that don't.
/// </summary>
internal sealed class ClashTask : ITrainingTask
{
    internal const string Name = "clash";

    private const int UnseenPairsPerSite = 4;
    private const int ValidationPairsPerSite = 2;

    /// <summary>Poses that are judged never repeat those of training: other seeds.</summary>
    private const int ValidationSeed = 10_001;
    private const int UnseenSeed = 20_001;

    private static readonly ExplainOptions Explaining = ExplainOptions.Fixed(QuadratureRule.Midpoint, steps: 32);

    /// <inheritdoc/>
    public ModelManifest Manifest { get; } = ModelManifest.Untrained(
        Name,
        "Clash detector",
        "Tells a ligand pose that overlaps the protein from one that doesn't.",
        Name,
        Quantity.Logit,
        SqueezeNetArchitecture.Default);

    /// <inheritdoc/>
    public TrainingOptions Options { get; } = new()
    {
        Objective = TrainingObjective.Classification,
        GridSize = Glimpse8Scheme.Instance.GridSize,
        Epochs = 40,
        Patience = 40,
        Shift = 0.5,
    };

    /// <inheritdoc/>
    public IReadOnlyList<TrainingComplex> Choose(
        IReadOnlyList<TrainingComplex> complexes,
        Action<string> note,
        CancellationToken cancellation) =>
        [.. complexes.Where(complex => complex.Series.Length == 0)];

    /// <inheritdoc/>
    public ITrainingSet MakeSet(
        IReadOnlyList<TrainingSample> samples,
        DataPart part,
        TrainingOptions options,
        CancellationToken cancellation) =>
        part == DataPart.Training
            ? new ClashSet(SitesOf(samples, cancellation), options, options.Seed, varies: true)
            : new ClashSet(SitesOf(samples, cancellation), options, ValidationSeed, ValidationPairsPerSite);

    /// <inheritdoc/>
    public IEnumerable<OutOfFoldPrediction> Predict(
        IDifferentiableModel model,
        IReadOnlyList<TrainingSample> samples,
        int fold,
        TrainingOptions options,
        CancellationToken cancellation)
    {
        var set = new ClashSet(SitesOf(samples, cancellation), options, UnseenSeed, UnseenPairsPerSite);
        for (var pair = 0; pair < set.PairCount; pair++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (site, poses) = set.PairAt(0, pair);
            var (clean, clashed) = (site.WithLigandAt(poses.Clean), site.WithLigandAt(poses.Clashed));
            yield return Row(0, clean) with { Pose = $"{pair}a", Depth = site.DeepestOverlap(poses.Clean) };

            // The twin that sees no protein has nothing to point at.
            bool? located =
                pair % UnseenPairsPerSite == 0 && !options.LigandOnly
                    ? ClashLocation.IsFound(
                        Explainer.Explain(model, clashed, Explaining, cancellation: cancellation),
                        site.Clashes(poses.Clashed))
                    : null;
            yield return Row(1, clashed) with
            {
                Pose = $"{pair}b",
                Depth = site.DeepestOverlap(poses.Clashed),
                Located = located,
            };

            OutOfFoldPrediction Row(int target, TypedComplex complex) =>
                site.Sample.Row(fold, target, SampleFrames.Predict(model, complex, options));
        }
    }

    /// <summary>The sites; a ligand that is bonded to its protein is no judge of clashes.</summary>
    private static List<ClashSite> SitesOf(IReadOnlyList<TrainingSample> samples, CancellationToken cancellation)
    {
        var sites = new List<ClashSite>();
        foreach (var sample in samples)
        {
            cancellation.ThrowIfCancellationRequested();
            if (new ClashSite(sample) is { IsCovalent: false } site)
                sites.Add(site);
        }

        return sites;
    }
}
