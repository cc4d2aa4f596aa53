using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Models.Training.Data;

namespace Glimpse.Models.Training.Poses;

/// <summary>
/// Good (target 1) and bad (target 0) poses, half and half, refined and docked ones in the same share in both classes, so that
/// what the optimiser leaves behind tells nothing; and docked poses in between, whose target falls with their RMSD and is a half on
/// average. Sample 5n + 0, 1 are a good and a bad refined pose, 5n + 2, 3 a good and a bad docked one, 5n + 4 one in between; all are of
/// one complex where it has them, other poses each epoch.
/// </summary>
internal sealed class PoseSet : ITrainingSet
{
    private readonly ImmutableArray<Slot> slots;
    private readonly int sites;
    private readonly TrainingOptions options;
    private readonly bool varies;

    /// <exception cref="GlimpseException">There are no good or no bad poses of a kind that the other class has.</exception>
    internal PoseSet(IReadOnlyList<PoseSite> sites, TrainingOptions options, bool varies)
    {
        slots = SlotsOf(sites);
        this.sites = sites.Count;
        this.options = options;
        this.varies = varies;
    }

    /// <inheritdoc/>
    public int Count => slots.Length * sites;

    /// <inheritdoc/>
    public float Fill(int epoch, int index, Span<float> voxels)
    {
        var (site, slot) = (index / slots.Length, slots[index % slots.Length]);

        // Another stride each epoch, so that good poses of few complexes meet all others.
        var pool = slot.Pool;
        var (sample, poses) = pool[(site + (slot.Class == 0 ? 0 : epoch * pool.Count / (1 + sites))) % pool.Count];
        var random = new Random(StableSeed.Of(sample.Source.Id, options.Seed, epoch, index));
        var pose = poses[random.Next(poses.Count)];
        SampleVoxels.Fill(SamplePose.With(sample.Complex, pose.Positions), options, varies ? random : null, voxels);
        return (float)pose.Target;
    }

    private static ImmutableArray<Slot> SlotsOf(IReadOnlyList<PoseSite> sites)
    {
        Slot[] all =
        [
            Slot.Of(sites, DockedPose.Refined, 1), Slot.Of(sites, DockedPose.Refined, 0),
            Slot.Of(sites, DockedPose.Docked, 1), Slot.Of(sites, DockedPose.Docked, 0), Slot.Of(sites, DockedPose.Docked, null),
        ];
        foreach (var kind in all.Where(slot => slot.Class is not null).GroupBy(slot => slot.Kind, StringComparer.Ordinal))
        {
            if (kind.Any(slot => slot.Pool.Count > 0) && kind.FirstOrDefault(slot => slot.Pool.Count == 0) is { } missing)
                throw Missing($"no '{kind.Key}' pose {(missing.Class > 0 ? "under 1 Å" : "over 3 Å")}, but some of the other class");
        }

        ImmutableArray<Slot> filled = [.. all.Where(slot => slot.Pool.Count > 0)];
        return filled.Any(slot => slot.Class is not null) ? filled : throw Missing("no pose under 1 Å and none over 3 Å");
    }

    private static GlimpseException Missing(string what) => new(
        GlimpseErrorCode.BadInput,
        $"The poses of a part of the data hold {what}.",
        "Dock more poses: each kind needs some under 1 Å and some over 3 Å of RMSD in training, validation and test part.");

    /// <summary>The poses that a place in an epoch is filled from.</summary>
    /// <param name="Kind">Refined or docked.</param>
    /// <param name="Class">As <see cref="DockedPose.Class"/>.</param>
    /// <param name="Pool">The complexes that have such poses, and those.</param>
    private sealed record Slot(string Kind, double? Class, IReadOnlyList<(TrainingSample Sample, IReadOnlyList<DockedPose> Poses)> Pool)
    {
        internal static Slot Of(IReadOnlyList<PoseSite> sites, string kind, double? target) => new(
            kind,
            target,
            [
                .. sites.Select(site => (site.Sample, Poses: (IReadOnlyList<DockedPose>)[.. site.Poses.Where(pose => pose.Kind == kind && pose.Class == target)]))
                    .Where(site => site.Poses.Count > 0),
            ]);
    }
}
