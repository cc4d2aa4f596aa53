using Glimpse.Models.Training.Data;

namespace Glimpse.Models.Training.Poses;

/// <summary>
/// Good (target 1) and bad (target 0) poses, half and half, refined and docked ones in the same share in both classes, so that
/// what the optimiser leaves behind tells nothing. Sample 4n + 0, 1 are a good and a bad refined pose, 4n + 2, 3 a good and a bad docked
/// one; good and bad are of one complex where it has both, other poses each epoch.
/// </summary>
internal sealed class PoseSet : ITrainingSet
{
    private const int SamplesPerSite = 4;

    private readonly Pools refined;
    private readonly Pools docked;
    private readonly int sites;
    private readonly TrainingOptions options;
    private readonly bool varies;

    internal PoseSet(IReadOnlyList<PoseSite> sites, TrainingOptions options, bool varies)
    {
        refined = Pools.Of(sites, DockedPose.Refined);
        docked = Pools.Of(sites, DockedPose.Docked);
        this.sites = sites.Count;
        this.options = options;
        this.varies = varies;
    }

    /// <inheritdoc/>
    public int Count => SamplesPerSite * sites;

    /// <inheritdoc/>
    public float Fill(int epoch, int index, Span<float> voxels)
    {
        var (site, pools) = (index / SamplesPerSite, index % SamplesPerSite < 2 ? refined : docked);
        var isGood = index % 2 == 0;
        var pool = isGood ? pools.Good : pools.Bad;

        // Another stride each epoch, so that good poses of few complexes meet all others.
        var (sample, poses) = pool[(site + (isGood ? epoch * pool.Count / (1 + sites) : 0)) % pool.Count];
        var random = new Random(StableSeed.Of(sample.Source.Id, options.Seed, epoch, index));
        var pose = poses[random.Next(poses.Count)];
        SampleVoxels.Fill(SamplePose.With(sample.Complex, pose.Positions), options, varies ? random : null, voxels);
        return isGood ? 1 : 0;
    }

    private sealed record Pools(
        IReadOnlyList<(TrainingSample Sample, IReadOnlyList<DockedPose> Poses)> Good,
        IReadOnlyList<(TrainingSample Sample, IReadOnlyList<DockedPose> Poses)> Bad)
    {
        internal static Pools Of(IReadOnlyList<PoseSite> sites, string kind) => new(Select(sites, kind, 1), Select(sites, kind, 0));

        private static List<(TrainingSample Sample, IReadOnlyList<DockedPose> Poses)> Select(IReadOnlyList<PoseSite> sites, string kind, double target) =>
        [
            .. sites.Select(site => (site.Sample, Poses: (IReadOnlyList<DockedPose>)[.. site.Poses.Where(pose => pose.Kind == kind && pose.Class == target)]))
                .Where(site => site.Poses.Count > 0),
        ];
    }
}
