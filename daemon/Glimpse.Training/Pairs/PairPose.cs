namespace Glimpse.Training.Pairs;

/// <summary>A pose that is to lie below the complex's own.</summary>
/// <param name="Name">Tells the poses of a complex apart.</param>
/// <param name="Kind">How it was made: one of <see cref="DisplacedPose"/>'s, or docked.</param>
/// <param name="Rmsd">To the complex's own pose, Å; null where nobody measured it.</param>
/// <param name="Sums">The sums over pairs, [p, l, b].</param>
internal sealed record PairPose(string Name, string Kind, double? Rmsd, float[] Sums);
