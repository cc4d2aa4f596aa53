using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What the atoms of a rigid part of the ligand contributed together, in the model's unit.</summary>
/// <param name="Atoms">Indices in <see cref="TypedComplex.Atoms"/>, ascending.</param>
/// <param name="Total">Sum over them; by occlusion what F loses without all of them.</param>
public sealed record FragmentAttribution(ImmutableArray<int> Atoms, double Total);
