using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>What one explanation adds to the scale of a series.</summary>
/// <param name="AtomRange">Its <see cref="ColourRange"/>, in the model's unit.</param>
/// <param name="Channels">The histograms of the channels that aren't all zero.</param>
public sealed record ScalePart(double AtomRange, ImmutableArray<ChannelHistogram> Channels);
