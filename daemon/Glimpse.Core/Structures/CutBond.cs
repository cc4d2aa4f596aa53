namespace Glimpse.Core.Structures;

/// <summary>A covalent bond that the cut between ligand and receptor goes through.</summary>
/// <param name="Ligand">Index of the ligand's atom.</param>
/// <param name="Protein">Index of the receptor's.</param>
public readonly record struct CutBond(int Ligand, int Protein);
