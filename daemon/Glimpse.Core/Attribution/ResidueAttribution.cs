using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What a residue's atoms contributed together, in the model's unit.</summary>
/// <param name="Side">Protein or ligand.</param>
/// <param name="Residue">The residue.</param>
/// <param name="Total">Sum over its atoms.</param>
/// <param name="IsReference">True for the ligand that a comparison starts from.</param>
public sealed record ResidueAttribution(Side Side, ResidueId Residue, double Total, bool IsReference = false);
