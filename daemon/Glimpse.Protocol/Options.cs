using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>The options that a request to explain has, in the order of their table.</summary>
/// <param name="Options">One entry each.</param>
public sealed record OptionsAnswer(ImmutableArray<OptionSummary> Options);

/// <summary>An option of a request: what a client needs to take it from its user.</summary>
public sealed record OptionSummary
{
    /// <summary>Its name in words with hyphens: <c>max-steps</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The member of the request that has it, such as <c>options.maxSteps</c>.</summary>
    public required string Member { get; init; }

    /// <summary>What a flag puts there when it is set; null for true.</summary>
    public required string? Value { get; init; }

    /// <summary>
    /// <c>flag</c>, <c>integer</c>, <c>number</c>, <c>choice</c> (of <see cref="Words"/>), <c>text</c>,
    /// <c>structure</c> (of <see cref="StructureText"/>) or <c>template</c> (of <see cref="LigandTemplateChoice"/>).
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>What it takes, in words: <c>a whole number from 10 to 1000</c>.</summary>
    public required string Takes { get; init; }

    /// <summary>The words of a choice; empty for others.</summary>
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>The least integer; null for others.</summary>
    public required int? Minimum { get; init; }

    /// <summary>The greatest integer; null for others.</summary>
    public required int? Maximum { get; init; }

    /// <summary>What a number must be above; null for others.</summary>
    public required double? Above { get; init; }

    /// <summary>What stands when it is left out, as a text; null where that depends on others.</summary>
    public required string? Default { get; init; }

    /// <summary>What it does.</summary>
    public required string Help { get; init; }

    /// <summary>What it doesn't go with.</summary>
    public required ImmutableArray<OptionExclusion> Excludes { get; init; }

    /// <summary>False where texts from a viewer, one state of what is seen, have nothing that it could apply to.
    /// </summary>
    public required bool Viewers { get; init; }

    /// <summary>True when it goes with frames, too.</summary>
    public required bool Frames { get; init; }
}

/// <summary>What an option doesn't go with.</summary>
/// <param name="Options">Names of the others.</param>
/// <param name="When">The words that exclude; empty when any value does.</param>
/// <param name="Why">A clause about the option: <c>which has a baseline of its own</c>.</param>
public sealed record OptionExclusion(ImmutableArray<string> Options, ImmutableArray<string> When, string Why);
