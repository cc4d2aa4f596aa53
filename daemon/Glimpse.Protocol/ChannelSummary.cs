namespace Glimpse.Protocol;

/// <summary>An input channel of a model.</summary>
/// <param name="Index">Its place on the channel axis, from 0.</param>
/// <param name="Side">Whose atoms fill it.</param>
/// <param name="Name">The property, such as <c>acceptor</c>.</param>
public sealed record ChannelSummary(int Index, Partner Side, string Name);
