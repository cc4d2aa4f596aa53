namespace Glimpse.Core.Structures.Ligands;

/// <summary>A covalent bond between two residues, found by distance.</summary>
/// <param name="FirstAtom">Index of the atom in one.</param>
/// <param name="SecondAtom">Index of the atom in the other.</param>
/// <param name="IsBackbone">True for a peptide or phosphodiester bond, told by the atoms' names.</param>
internal readonly record struct ResidueLink(int FirstAtom, int SecondAtom, bool IsBackbone);
