using Glimpse.Training.Data;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Clash;

/// <summary>
/// Clashed (target 1) and clean (target 0) poses, half and half: samples 2n and 2n + 1 are the two poses of one
/// <see cref="ClashPair"/>, another one each epoch.
/// </summary>
internal sealed class ClashSet : ITrainingSet
{
    /// <summary>
    /// Searches for a pair before the next site is taken instead: some ligands can't move without a clash.
    /// </summary>
    private const int Searches = 4;

    private readonly IReadOnlyList<ClashSite> sites;
    private readonly TrainingOptions options;
    private readonly int seed;
    private readonly int pairsPerSite;
    private readonly bool varies;

    internal ClashSet(
        IReadOnlyList<ClashSite> sites,
        TrainingOptions options,
        int seed,
        int pairsPerSite = 1,
        bool varies = false)
    {
        this.sites = sites;
        this.options = options;
        this.seed = seed;
        this.pairsPerSite = pairsPerSite;
        this.varies = varies;
    }

    /// <inheritdoc/>
    public int Count => 2 * PairCount;

    /// <summary>Pairs of poses in an epoch.</summary>
    internal int PairCount => sites.Count * pairsPerSite;

    /// <inheritdoc/>
    public void Fill(int epoch, int index, Span<float> voxels, Span<float> targets)
    {
        var (site, pair) = PairAt(epoch, index / 2);
        var isClash = index % 2 == 1;
        var complex = site.WithLigandAt(isClash ? pair.Clashed : pair.Clean);
        var random = varies ? new Random(StableSeed.Of(site.Sample.Source.Id, seed, epoch, index)) : null;
        SampleVoxels.Fill(complex, options, random, voxels);
        targets[0] = isClash ? 1 : 0;
    }

    /// <summary>A pair and the site it was found for.</summary>
    internal (ClashSite Site, ClashPair Pair) PairAt(int epoch, int pair)
    {
        for (var offset = 0; offset < sites.Count; offset++)
        {
            var site = sites[((pair / pairsPerSite) + offset) % sites.Count];
            for (var search = 0; search < Searches; search++)
            {
                var random = new Random(StableSeed.Of(site.Sample.Source.Id, seed, epoch, pair, search));
                if (ClashPair.Find(site, random) is { } found)
                    return (site, found);
            }
        }

        throw new InvalidOperationException("No ligand of the set can be moved into a clash.");
    }
}
