using System.Collections.Immutable;

namespace Glimpse.Training.Poses;

/// <summary>A bond that turns and the atoms that turn with it (the smaller side).</summary>
/// <param name="Fixed">The bond's atom that stays.</param>
/// <param name="Moving">The bond's atom on the turning side.</param>
/// <param name="Atoms">The atoms that move: that side without <paramref name="Moving"/>.</param>
internal sealed record Torsion(int Fixed, int Moving, ImmutableArray<int> Atoms);
