using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>A ligand candidate of a structure, all its copies together (non-crystallographic symmetry).</summary>
/// <param name="Name">Residue name, or several joined by hyphens.</param>
/// <param name="HeavyAtoms">Heavy atoms of the most complete copy.</param>
/// <param name="IsCofactor">True for a known cofactor: not taken unasked beside another candidate.</param>
/// <param name="Copies">Its copies, the most complete first.</param>
public sealed record LigandChoice(string Name, int HeavyAtoms, bool IsCofactor, ImmutableArray<LigandCopy> Copies);
