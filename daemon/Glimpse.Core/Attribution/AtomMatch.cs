using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// An atom that both ligands of a comparison have in the same place: what the one gains there the other loses.
/// </summary>
/// <param name="Ligand">The ligand's atom, an index in <see cref="TypedComplex.Atoms"/>.</param>
/// <param name="Reference">The reference's atom.</param>
/// <param name="Distance">Distance between them, Å.</param>
/// <param name="HaveSameChannels">True when both are in the same channels, too.</param>
/// <param name="Net">Sum of both contributions, in the model's unit.</param>
public sealed record AtomMatch(int Ligand, int Reference, double Distance, bool HaveSameChannels, double Net);
