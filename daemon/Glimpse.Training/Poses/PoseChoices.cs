using Glimpse.Core;
using Glimpse.Training.Data;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Poses;

/// <summary>
/// Docked poses of one complex to choose among: some near the crystal's, the rest not; others each epoch.
/// </summary>
internal sealed class PoseChoices
{
    /// <summary>Poses to choose among.</summary>
    internal const int Count = 8;

    /// <summary>Of which so many are near, where there are.</summary>
    private const int MostNear = 3;

    private readonly List<PoseSite> sites;
    private readonly TrainingOptions options;

    /// <exception cref="GlimpseException">No complex has docked poses within 3 Å and farther ones.</exception>
    internal PoseChoices(IEnumerable<PoseSite> all, TrainingOptions options)
    {
        sites =
        [
            .. all.Select(site => site with { Poses = [.. site.Poses.Where(pose => pose.Kind == DockedPose.Docked)] })
                .Where(site => site.Poses.Any(IsNear) && !site.Poses.All(IsNear)),
        ];
        this.options = options;
        if (sites.Count == 0)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                "No complex has docked poses within 3 Å of the crystal's and farther ones.",
                "Set the option 'choice' to 0, or dock more poses.");
        }
    }

    /// <summary>The pose of one place in a group.</summary>
    internal (TrainingSample Sample, IReadOnlyList<DockedPose> Poses) Pick(int epoch, int group, int place)
    {
        var site = sites[(group + epoch) % sites.Count];
        var random = new Random(StableSeed.Of(site.Sample.Source.Id, options.Seed, epoch, group));
        var near = Shuffled(site.Poses.Where(IsNear), random);
        var far = Shuffled(site.Poses.Where(pose => !IsNear(pose)), random);
        var count = Math.Min(MostNear, near.Length);
        return (site.Sample, [place < count ? near[place] : far[(place - count) % far.Length]]);
    }

    private static bool IsNear(DockedPose pose) => pose.Nearness > 0;

    private static DockedPose[] Shuffled(IEnumerable<DockedPose> poses, Random random)
    {
        var shuffled = poses.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
