using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>One scale for several results, as in <c>series.json</c>.</summary>
/// <param name="AtomRange">Largest absolute attribution of an atom, in the model's unit: colour from minus this to this.</param>
/// <param name="Channels">The level of each channel that encloses half of the absolute attribution of all their maps.</param>
public sealed record ScaleAnswer(double AtomRange, ImmutableArray<ChannelLevel> Channels);
