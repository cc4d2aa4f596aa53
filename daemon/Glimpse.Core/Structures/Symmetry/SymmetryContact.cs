namespace Glimpse.Core.Structures.Symmetry;

/// <summary>An atom of a symmetry mate near a point, where the file itself has no atom.</summary>
/// <param name="Atom">Index of the atom that the operator moves.</param>
/// <param name="Point">Index of the nearest point asked for.</param>
/// <param name="Operator">What moves it there, translations by whole cells included.</param>
/// <param name="Distance">Å.</param>
internal readonly record struct SymmetryContact(int Atom, int Point, SymmetryOperator Operator, double Distance);
