using System.Collections.Immutable;
using Glimpse.Core;
using Glimpse.Training.Data;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Poses;

/// <summary>
/// Good (target 1) and bad (target 0) poses, half and half, refined and docked ones in the same share in both classes,
/// so that what the optimiser leaves behind tells nothing. The first samples of a group are a good and a bad refined
/// pose, a good and a bad docked one, of one complex where it has both, other poses each epoch. Where the choice
/// counts, docked poses of one complex follow that count in nothing else, their targets falling from 1 at 1 Å to 0 at 3
/// Å.
/// </summary>
internal sealed class PoseSet : ITrainingSet
{
    private readonly ImmutableArray<Slot> slots;
    private readonly PoseChoices? choices;
    private readonly int sites;
    private readonly TrainingOptions options;
    private readonly bool varies;

    /// <exception cref="GlimpseException">There are no good or no bad poses of a kind that the other class
    /// has.</exception>
    internal PoseSet(IReadOnlyList<PoseSite> sites, TrainingOptions options, bool varies)
    {
        slots = SlotsOf(sites, options.JoinKinds);
        choices = varies && options.Choice > 0 ? new PoseChoices(sites, options) : null;
        this.sites = sites.Count;
        this.options = options;
        this.varies = varies;
    }

    private int SamplesPerSite => slots.Length + Twins + Alternatives;

    /// <inheritdoc/>
    public int Count => SamplesPerSite * sites;

    /// <inheritdoc/>
    public int GroupSize => choices is null && Twins == 0 ? 1 : SamplesPerSite;

    /// <inheritdoc/>
    public int Twins => varies && options.Consistency > 0 ? slots.Length : 0;

    /// <inheritdoc/>
    public int Alternatives => choices is null ? 0 : PoseChoices.Count;

    /// <inheritdoc/>
    public float WeightOf(int index) =>
        index % SamplesPerSite < slots.Length + Twins ? (float)SamplesPerSite / (slots.Length + Twins) : 0;

    /// <inheritdoc/>
    public void Fill(int epoch, int index, Span<float> voxels, Span<float> targets)
    {
        var (site, place) = Math.DivRem(index, SamplesPerSite);
        var isTwin = place >= slots.Length && place < slots.Length + Twins;
        var first = isTwin ? place - slots.Length : place;
        var (sample, poses) = Pick(epoch, site, first);
        var random = new Random(StableSeed.Of(sample.Source.Id, options.Seed, epoch, index - place + first));
        var pose = poses[random.Next(poses.Count)];
        var moving = isTwin ? new Random(random.Next()) : random;
        SampleVoxels.Fill(SamplePose.With(sample.Complex, pose.Positions), options, varies ? moving : null, voxels);
        targets[0] = (float)(first < slots.Length ? pose.Class!.Value : pose.Nearness);
    }

    /// <summary>A complex and the poses of which one is taken.</summary>
    private (TrainingSample Sample, IReadOnlyList<DockedPose> Poses) Pick(int epoch, int site, int place)
    {
        if (place >= slots.Length)
            return choices!.Pick(epoch, site, place - slots.Length - Twins);
        var (isGood, pool) = (slots[place].IsGood, slots[place].Pool);

        // Another stride each epoch, so that good poses of few complexes meet all others.
        return pool[(site + (isGood ? epoch * pool.Count / (1 + sites) : 0)) % pool.Count];
    }

    private static ImmutableArray<Slot> SlotsOf(IReadOnlyList<PoseSite> sites, bool joinsKinds)
    {
        ImmutableArray<Slot> all = joinsKinds
            ? [.. SlotsOf(sites, DockedPose.Refined, DockedPose.Docked)]
            : [.. SlotsOf(sites, DockedPose.Refined), .. SlotsOf(sites, DockedPose.Docked)];
        return all.Length > 0 ? all : throw Missing("no pose under 1 Å and none over 3 Å of RMSD");
    }

    private static Slot[] SlotsOf(IReadOnlyList<PoseSite> sites, params string[] kinds)
    {
        var (good, bad) = (Slot.Of(sites, kinds, isGood: true), Slot.Of(sites, kinds, isGood: false));
        return (good.Pool.Count > 0, bad.Pool.Count > 0) switch
        {
            (true, true) => [good, bad],
            (false, false) => [],
            _ => throw Missing($"'{string.Join("', '", kinds)}' poses under 1 Å of RMSD or over 3 Å, but not both"),
        };
    }

    private static GlimpseException Missing(string what) =>
        new(
            GlimpseErrorCode.BadInput,
            $"A part of the data has {what}.",
            "Training, validation and test part each need poses of both classes of a kind: make more.");

    /// <summary>The poses that a place in a group is filled from.</summary>
    private sealed record Slot(
        bool IsGood,
        IReadOnlyList<(TrainingSample Sample, IReadOnlyList<DockedPose> Poses)> Pool)
    {
        internal static Slot Of(IReadOnlyList<PoseSite> sites, string[] kinds, bool isGood) =>
            new(
                isGood,
                [
                    .. sites
                        .Select(site =>
                            (
                                site.Sample,
                                Poses: (IReadOnlyList<DockedPose>)
                                [
                                    .. site.Poses.Where(pose =>
                                        kinds.Contains(pose.Kind) && pose.Class == (isGood ? 1 : 0)),
                                ]))
                        .Where(site => site.Poses.Count > 0),
                ]);
    }
}
