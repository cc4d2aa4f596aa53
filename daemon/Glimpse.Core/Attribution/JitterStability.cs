namespace Glimpse.Core.Attribution;

/// <summary>How often a slightly turned and shifted copy of a complex has its top voxel on the same atom.</summary>
/// <param name="Copies">Copies explained.</param>
/// <param name="SameLigandAtom">Of them, how many have the top voxel of the ligand's channels on the same ligand
/// atom.</param>
/// <param name="SameProteinAtom">How many have that of the protein's channels on the same protein atom.</param>
/// <param name="Predictions">The spread of their predictions.</param>
public sealed record JitterStability(int Copies, int SameLigandAtom, int SameProteinAtom, FrameSpread Predictions);
