using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>
/// How much absolute attribution a channel's voxels of each density hold, in the bins of <see cref="SeriesScale"/>.
/// </summary>
/// <param name="Channel">Index of the channel.</param>
/// <param name="FirstBin">The first bin that holds something.</param>
/// <param name="Bins">The sums of bin after bin, up to the last that holds something, in the model's unit.</param>
public sealed record ChannelHistogram(int Channel, int FirstBin, ImmutableArray<float> Bins);
