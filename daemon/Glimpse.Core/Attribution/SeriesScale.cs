using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>
/// One scale for the pictures of many explanations by one model: the widest of their <see cref="ColourRange"/>s, and
/// for each channel the level that encloses half of the absolute attribution of all together. Takes explanations one by
/// one and keeps histograms, not maps.
/// </summary>
/// <param name="channels">Input channels of the model.</param>
public sealed class SeriesScale(int channels)
{
    /// <summary>Smallest density (model's unit per Å³) with a bin of its own.</summary>
    private const double Least = 1e-9;

    /// <summary>From <see cref="Least"/> to 1000.</summary>
    private const double Span = 1e12;

    /// <summary>Bins are so wide (natural logarithm): the level is at most 1 % below the exact one.</summary>
    private const double BinWidth = 0.01;

    private static readonly int BinCount = (int)Math.Ceiling(Math.Log(Span) / BinWidth);

    private readonly double[][] histograms = [.. Enumerable.Range(0, channels).Select(_ => new double[BinCount])];

    /// <summary>
    /// The widest <see cref="ColourRange"/> so far, in the model's unit: the end of a common colour scale.
    /// </summary>
    public double AtomRange { get; private set; }

    /// <summary>
    /// The common level of each channel, in the model's unit per Å³; null where it was always all zero.
    /// </summary>
    public ImmutableArray<double?> Levels => [.. histograms.Select(LevelOf)];

    /// <summary>
    /// What an explanation adds; kept with a result, the scale of any set of results can be made anew.
    /// </summary>
    public static ScalePart PartOf(Explanation explanation)
    {
        var (voxels, volume) = (explanation.Grid.VoxelCount, explanation.Grid.VoxelVolume);
        var parts = ImmutableArray.CreateBuilder<ChannelHistogram>();
        for (var start = 0; start < explanation.Voxels.Length; start += voxels)
        {
            var bins = new double[BinCount];
            foreach (var value in explanation.Voxels.AsSpan(start, voxels))
            {
                if (value == 0)
                    continue;
                var size = Math.Abs((double)value);
                bins[Math.Clamp((int)Math.Floor(Math.Log(size / volume / Least) / BinWidth), 0, BinCount - 1)] += size;
            }

            var first = Array.FindIndex(bins, sum => sum > 0);
            if (first >= 0)
                parts.Add(
                    new(
                        start / voxels,
                        first,
                        [.. bins[first..(Array.FindLastIndex(bins, sum => sum > 0) + 1)].Select(sum => (float)sum)]));
        }

        return new(ColourRange.Of(explanation), parts.ToImmutable());
    }

    /// <summary>
    /// Whether something that was kept can be added to a scale: channels and bins that there are, sizes that are sizes.
    /// </summary>
    /// <param name="part">What was kept.</param>
    /// <param name="channels">Input channels of the model.</param>
    public static bool IsPart(ScalePart part, int channels) =>
        IsSize(part.AtomRange)
        && part.Channels.All(one =>
            one.Channel >= 0
            && one.Channel < channels
            && one.FirstBin >= 0
            && one.FirstBin <= BinCount - one.Bins.Length
            && one.Bins.All(sum => IsSize(sum)));

    /// <summary>Adds what an explanation adds.</summary>
    /// <exception cref="ArgumentException">It is no part of such a scale.</exception>
    public void Add(ScalePart part)
    {
        if (!IsPart(part, histograms.Length))
            throw new ArgumentException("The part is of another scale.", nameof(part));
        AtomRange = Math.Max(AtomRange, part.AtomRange);
        foreach (var one in part.Channels)
        {
            for (var i = 0; i < one.Bins.Length; i++)
                histograms[one.Channel][one.FirstBin + i] += one.Bins[i];
        }
    }

    private static bool IsSize(double value) => double.IsFinite(value) && value >= 0;

    private static double? LevelOf(double[] histogram)
    {
        var half = IsoLevel.EnclosedShare * histogram.Sum();
        var enclosed = 0.0;
        for (var bin = BinCount - 1; bin >= 0; bin--)
        {
            enclosed += histogram[bin];
            if (enclosed > 0 && enclosed >= half)
                return Least * Math.Exp(bin * BinWidth);
        }

        return null;
    }
}
