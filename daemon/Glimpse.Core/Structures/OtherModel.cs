namespace Glimpse.Core.Structures;

/// <summary>A model that a file holds beside the one that was read: where its heavy atoms lie.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Atoms">Its heavy atoms without water: their places (Å) and residues.</param>
internal sealed record OtherModel(int Number, IReadOnlyList<(Point3 Place, ResidueId Residue)> Atoms);
