namespace Glimpse.Protocol;

/// <summary>At which level a channel's isosurface is drawn in every picture of a series.</summary>
/// <param name="Index">The channel's place on the channel axis, from 0.</param>
/// <param name="Side">Whose atoms fill it.</param>
/// <param name="Name">The property, such as <c>acceptor</c>.</param>
/// <param name="Level">
/// The level that encloses half of the absolute attribution of all maps together, to 1 %, in the model's unit per Å³; null where all are 0.
/// </param>
public sealed record ChannelLevel(int Index, Partner Side, string Name, double? Level);
