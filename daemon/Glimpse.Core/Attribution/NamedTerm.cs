using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>A part of a prediction that belongs to no voxel.</summary>
/// <param name="Name">What it is, in words, such as <c>ligand size</c>.</param>
/// <param name="Value">What it contributes, in the model's unit.</param>
/// <param name="IsOfPairs">True where pairs of atoms (<see cref="AtomPairs"/>) hold it, too: in a comparison what they
/// lose because the one ligand turns about more bonds than the other.</param>
public sealed record NamedTerm(string Name, double Value, bool IsOfPairs = false)
{
    /// <summary>Adds terms of one name up, each times its part's factor; names in the order of their coming.</summary>
    public static ImmutableArray<NamedTerm> Sum(IEnumerable<(double Factor, ImmutableArray<NamedTerm> Terms)> parts) =>
        [
            .. parts
                .SelectMany(part => part.Terms.Select(term => term with { Value = part.Factor * term.Value }))
                .GroupBy(term => term.Name, StringComparer.Ordinal)
                .Select(same => same.First() with { Value = same.Sum(term => term.Value) }),
        ];
}
