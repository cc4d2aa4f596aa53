using System.Collections.Immutable;

namespace Glimpse.Core.Attribution;

/// <summary>A part of a prediction that belongs to no voxel.</summary>
/// <param name="Name">What it is, in words, such as <c>ligand size</c>.</param>
/// <param name="Value">What it contributes, in the model's unit.</param>
public sealed record NamedTerm(string Name, double Value)
{
    /// <summary>Adds terms of one name up, each times its part's factor; names in the order of their coming.</summary>
    public static ImmutableArray<NamedTerm> Sum(IEnumerable<(double Factor, ImmutableArray<NamedTerm> Terms)> parts) =>
        [
            .. parts
                .SelectMany(part => part.Terms.Select(term => term with { Value = part.Factor * term.Value }))
                .GroupBy(term => term.Name, StringComparer.Ordinal)
                .Select(same => new NamedTerm(same.Key, same.Sum(term => term.Value))),
        ];
}
