namespace Glimpse.Training.Pairs;

/// <summary>
/// How a pair potential is fitted: ridge regression together with ranking rows, each of which says that a displaced or
/// docked pose is to lie below the complex's own. The values were chosen by the folds.
/// </summary>
internal sealed record PairOptions
{
    /// <summary>The ridge's penalty of a standardised sum over pairs.</summary>
    public double Alpha { get; init; } = 5000;

    /// <summary>The penalty of the ligand's two counts, as a fraction of <see cref="Alpha"/>.</summary>
    public double Counts { get; init; } = 0.02;

    /// <summary>The penalty of the ligand's channel sums, as a fraction of <see cref="Alpha"/>.</summary>
    public double Sums { get; init; } = 0.1;

    /// <summary>
    /// A sum over pairs is taken to vary by at least so much (its own unit), so that a rare one can't be blown up.
    /// </summary>
    public double Floor { get; init; } = 0.1;

    /// <summary>What a ranking row counts beside a measured complex; 0 for none.</summary>
    public double Rank { get; init; } = 2;

    /// <summary>By how much a displaced or docked pose is to lie below the complex's own, pK.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>Where the squared hinge of a ranking row turns linear, pK.</summary>
    public double Delta { get; init; } = 1;

    /// <summary>
    /// A cluster of n complexes counts as n to the power of one minus this, so that a few large ones don't decide.
    /// </summary>
    public double ClusterPower { get; init; } = 0.5;

    /// <summary>
    /// What complexes count once more, each by how far it lies from its cluster's mean (<see cref="Relatives"/>),
    /// beside what they count by themselves; 0 for nothing.
    /// </summary>
    public double Within { get; init; } = 5;

    /// <summary>
    /// The penalty of the counts of the ligand's atoms by kind, as a fraction of <see cref="Alpha"/>; 0 for a potential
    /// without them.
    /// </summary>
    public double Kinds { get; init; } = 0.3;

    /// <summary>Seed of the displaced poses.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What can't be used; null for nothing.</summary>
    internal string? Fault =>
        !(Alpha > 0) || !double.IsFinite(Alpha) ? "alpha must be a number above 0"
        : Counts is not (> 0 and <= 1) ? "counts must be above 0 and at most 1"
        : Sums is not (> 0 and <= 1) ? "sums must be above 0 and at most 1"
        : Floor < 0 || !double.IsFinite(Floor) ? "floor must be a number of 0 or more"
        : Rank < 0 || !double.IsFinite(Rank) ? "rank must be a number of 0 or more"
        : !(Margin > 0) || !double.IsFinite(Margin) ? "margin must be a number above 0"
        : !(Delta > 0) || !double.IsFinite(Delta) ? "delta must be a number above 0"
        : ClusterPower is not (>= 0 and <= 1) ? "clusterPower must be 0 to 1"
        : Within < 0 || !double.IsFinite(Within) ? "within must be a number of 0 or more"
        : Kinds is not (>= 0 and <= 1) ? "kinds must be 0 to 1"
        : null;
}
