using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>A part of a prediction that belongs to no atom.</summary>
/// <param name="Name">What it is, such as <c>ligand size</c>.</param>
/// <param name="Value">What it contributes, in the model's unit.</param>
/// <param name="IsOfPairs">True where <see cref="InteractionSummary.Sum"/> holds it, too: in a comparison what pairs
/// lose because the one ligand turns about more bonds than the other.</param>
public sealed record FurtherTerm(string Name, double Value, bool IsOfPairs = false);

/// <summary>
/// What ligand and protein contribute together, atom by residue: the sum over all is what the prediction owes to both
/// being there. In a comparison the reference's atoms stand among the ligand's, with the sign that they enter the
/// difference with.
/// </summary>
public sealed record InteractionSummary
{
    /// <summary>
    /// The sum over all pairs, in the model's unit. Compared with an empty grid or with both sides apart, half of it
    /// counts on either side's atoms; compared with one side alone, all of it on the other's.
    /// </summary>
    public required double Sum { get; init; }

    /// <summary>
    /// The members of an ensemble whose pairs these are, weighted as in its mean, where others are no sums over pairs;
    /// empty where all of the model is here.
    /// </summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>The ligand's atoms, indices in <see cref="ExplainResult.Atoms"/>.</summary>
    public required ImmutableArray<int> Atoms { get; init; }

    /// <summary>The protein's residues, indices in <see cref="ExplainResult.Residues"/>.</summary>
    public required ImmutableArray<int> Residues { get; init; }

    /// <summary>What each two contribute, [atom][residue], in the model's unit.</summary>
    public required ImmutableArray<ImmutableArray<double>> Values { get; init; }

    /// <summary>The pairs of atoms that contribute most, largest absolute contribution first.</summary>
    public required ImmutableArray<AtomInteraction> Strongest { get; init; }
}

/// <summary>What two atoms contribute together.</summary>
/// <param name="LigandAtom">The ligand's, an index in <see cref="ExplainResult.Atoms"/>.</param>
/// <param name="ProteinAtom">The protein's, likewise.</param>
/// <param name="Distance">Between them, Å.</param>
/// <param name="Value">What they contribute, in the model's unit.</param>
public sealed record AtomInteraction(int LigandAtom, int ProteinAtom, double Distance, double Value);

/// <summary>What a classifier says of a pose.</summary>
public sealed record Verdict
{
    /// <summary>The classifier's name.</summary>
    public required string Model { get; init; }

    /// <summary>Its logit, in the frame as given.</summary>
    public required Prediction Prediction { get; init; }

    /// <summary>True where that speaks against the pose.</summary>
    public required bool IsAgainst { get; init; }

    /// <summary>What it says, in words.</summary>
    public required string Words { get; init; }
}
