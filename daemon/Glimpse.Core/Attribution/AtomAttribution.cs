using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What an atom contributed.</summary>
/// <param name="Index">Index in <see cref="TypedComplex.Atoms"/>.</param>
/// <param name="Total">Sum over its channels, in the model's unit.</param>
/// <param name="ByChannel">The same for each input channel, 0 for those of the other side; empty for a method that has
/// none.</param>
public sealed record AtomAttribution(int Index, double Total, double[] ByChannel);
