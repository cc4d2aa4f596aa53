namespace Glimpse.Core.Structures;

/// <summary>A ligand and what surrounds it.</summary>
/// <param name="Ligand">The ligand's atoms, hydrogens included, and nothing else.</param>
/// <param name="Receptor">All other atoms, waters and buffer components included.</param>
public sealed record LigandSite(Structure Ligand, Structure Receptor);
