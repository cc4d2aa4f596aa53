using Glimpse.Core.Voxels;

namespace Glimpse.Training.Poses;

/// <summary>A pose that is to be predicted lower than its complex's own.</summary>
/// <param name="Name">Tells the poses of a complex apart.</param>
/// <param name="Kind">How it was made: displaced, or as the table of docked poses says.</param>
/// <param name="Rmsd">A docked one's distance to the complex's own, Å.</param>
/// <param name="Vina">A docked one's score, kcal/mol.</param>
/// <param name="Complex">The complex with its ligand there.</param>
internal sealed record LowerPose(string Name, string Kind, double? Rmsd, double? Vina, TypedComplex Complex);
