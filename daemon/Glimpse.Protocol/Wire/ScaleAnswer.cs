using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>One scale for several results, as in <c>series.json</c>.</summary>
/// <param name="AtomRange">Where the colours of atoms end, in the model's unit: the size that 95 % of the ligand's atoms and of the protein's within 5 Å don't exceed, rounded up to two digits; of several results the widest. Colour from minus this to this.</param>
/// <param name="Channels">The level of each channel that encloses half of the absolute attribution of all their maps.</param>
public sealed record ScaleAnswer(double AtomRange, ImmutableArray<ChannelLevel> Channels);
