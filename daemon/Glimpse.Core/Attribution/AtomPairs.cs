using System.Collections.Immutable;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>
/// What each pair of a ligand's and a protein's atom contributes, for a model that is a sum over such pairs. Together
/// they are all that the prediction owes to both sides being there.
/// </summary>
/// <param name="Ligand">The ligand's atoms, indices in <see cref="TypedComplex.Atoms"/>; in a comparison the
/// reference's, too.</param>
/// <param name="Protein">The protein's atoms.</param>
/// <param name="Values">[ligand atom][protein atom], in the model's unit.</param>
public sealed record AtomPairs(ImmutableArray<int> Ligand, ImmutableArray<int> Protein, double[][] Values)
{
    /// <summary>
    /// The members of an ensemble whose pairs these are, where others are no sums over pairs: what those owe to both
    /// sides is in no pair then. Empty where all of the model is here.
    /// </summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>The sum over all.</summary>
    public double Sum => Values.Sum(row => row.Sum());

    /// <summary>These and another ligand's, of the same protein.</summary>
    public AtomPairs And(AtomPairs other) =>
        this with { Ligand = [.. Ligand, .. other.Ligand], Values = [.. Values, .. other.Values] };

    /// <summary>The sums of this and another, of the same atoms.</summary>
    public AtomPairs Plus(AtomPairs other) =>
        this with
        {
            Values =
            [
                .. Values.Zip(other.Values, (mine, its) => mine.Zip(its, (one, two) => one + two).ToArray()),
            ],
        };

    /// <summary>Each pair with its sign turned, or made smaller.</summary>
    public AtomPairs Times(double factor) =>
        this with { Values = [.. Values.Select(row => Array.ConvertAll(row, value => factor * value))] };
}
