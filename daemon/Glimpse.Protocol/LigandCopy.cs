using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>One place where a structure has a ligand candidate.</summary>
/// <param name="Specification">What to ask for it by, such as <c>A:STI:201</c>.</param>
/// <param name="Residues">Its residues, in file order; several when they are bonded to each other.</param>
/// <param name="HeavyAtoms">How many atoms that aren't hydrogen it has there.</param>
/// <param name="Occupancy">Mean occupancy of its heavy atoms, 0 to 1.</param>
/// <param name="IsCovalent">True when it is bonded to the polymer.</param>
public sealed record LigandCopy(string Specification, ImmutableArray<string> Residues, int HeavyAtoms, double Occupancy, bool IsCovalent);
