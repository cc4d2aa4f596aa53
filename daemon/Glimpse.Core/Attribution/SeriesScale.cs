using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>
/// One scale for the pictures of many explanations by one model: the largest contribution of an atom, and for each channel the level that
/// encloses half of the absolute attribution of all together. Takes explanations one by one and keeps histograms, not maps.
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

    /// <summary>The largest absolute contribution of an atom so far, in the model's unit: the end of a common colour scale.</summary>
    public double AtomRange { get; private set; }

    /// <summary>The common level of each channel, in the model's unit per Å³; null where it was always all zero.</summary>
    public ImmutableArray<double?> Levels => [.. histograms.Select(LevelOf)];

    /// <summary>Adds an explanation.</summary>
    public void Add(Explanation explanation)
    {
        AtomRange = explanation.Atoms.Select(atom => Math.Abs(atom.Total)).Append(AtomRange).Max();
        var (voxels, volume) = (explanation.Grid.VoxelCount, explanation.Grid.VoxelVolume);
        for (var i = 0; i < explanation.Voxels.Length; i++)
        {
            if (explanation.Voxels[i] == 0)
                continue;
            var size = Math.Abs((double)explanation.Voxels[i]);
            var bin = (int)Math.Floor(Math.Log(size / volume / Least) / BinWidth);
            histograms[i / voxels][Math.Clamp(bin, 0, BinCount - 1)] += size;
        }
    }

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
