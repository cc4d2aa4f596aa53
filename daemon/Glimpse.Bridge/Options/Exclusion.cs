using System.Collections.Immutable;

namespace Glimpse.Bridge.Options;

/// <summary>What an option doesn't go with.</summary>
/// <param name="Options">Names of the others.</param>
/// <param name="Why">A clause about this option, such as <c>which is for the fixed rules</c>.</param>
internal sealed record Exclusion(ImmutableArray<string> Options, string Why)
{
    /// <summary>The words that exclude; empty when any value does.</summary>
    public ImmutableArray<string> When { get; init; } = [];
}
