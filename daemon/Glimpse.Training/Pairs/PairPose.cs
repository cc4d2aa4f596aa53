namespace Glimpse.Training.Pairs;

/// <summary>A pose that is to lie below the complex's own.</summary>
/// <param name="Name">Tells the poses of a complex apart.</param>
/// <param name="Kind">How it was made: displaced, or as the table of docked poses says.</param>
/// <param name="Rmsd">A docked one's distance to the complex's own, Å.</param>
/// <param name="Vina">A docked one's score, kcal/mol.</param>
/// <param name="Sums">The sums over pairs, [p, l, b].</param>
internal sealed record PairPose(string Name, string Kind, double? Rmsd, double? Vina, float[] Sums);
