using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Presentation;

/// <summary>Where the colours of pictures end and their surfaces start: pictures compare only on one scale.</summary>
internal static class PictureScales
{
    /// <summary>
    /// Surfaces start no lower than this share of a channel's largest size: in a channel that is spread out, half of
    /// its attribution is a cloud that hides what matters most.
    /// </summary>
    private const double LeastShare = 0.3;

    /// <summary>The scale of one picture.</summary>
    public static PictureScale Of(ExplainResult result, Explanation explanation) =>
        new(
            ColourRange.Of(explanation),
            [
                .. result.Channels.Select(channel => new StartLevel(
                    channel.Index,
                    PartnerWords.Channel(channel.Side, channel.Name),
                    channel.Level is { } level
                        ? Math.Max(level, LeastShare * LargestSize(explanation, channel.Index))
                        : null)),
            ]);

    /// <summary>The scale that shows all of several pictures: the widest range, and of each channel the highest
    /// level.</summary>
    /// <param name="scales">Those of results of one model, at least one.</param>
    public static PictureScale Common(IReadOnlyList<PictureScale> scales) =>
        new(
            scales.Max(scale => scale.AtomRange),
            [
                .. scales[0].Channels.Select((channel, i) => channel with
                {
                    Level = scales.Max(scale => scale.Channels[i].Level),
                }),
            ]);

    /// <summary>The largest size in a channel's map, in the model's unit per Å³, in float32 as maps are.</summary>
    private static double LargestSize(Explanation explanation, int channel)
    {
        var (count, largest) = (explanation.Grid.VoxelCount, 0f);
        foreach (var value in explanation.Voxels.AsSpan(channel * count, count))
            largest = Math.Max(largest, Math.Abs(value));
        return (float)(largest / explanation.Grid.VoxelVolume);
    }
}
