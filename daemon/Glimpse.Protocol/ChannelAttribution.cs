namespace Glimpse.Protocol;

/// <summary>What a channel contributed.</summary>
/// <param name="Index">Its place on the channel axis, from 0.</param>
/// <param name="Side">Whose atoms fill it.</param>
/// <param name="Name">The property, such as <c>acceptor</c>.</param>
/// <param name="Attribution">Sum over its voxels, in the model's unit.</param>
/// <param name="Level">
/// The level at which to draw it: the isosurface encloses half of its absolute attribution; in the model's unit per Å³, as the maps are. Null
/// where it is all zero or the method has no map.
/// </param>
public sealed record ChannelAttribution(int Index, Partner Side, string Name, double Attribution, double? Level);
