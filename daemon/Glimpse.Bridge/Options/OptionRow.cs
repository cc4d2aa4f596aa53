using System.Collections.Immutable;

namespace Glimpse.Bridge.Options;

/// <summary>An option: all that command line, wire, viewers and documents have to know of it.</summary>
/// <param name="Name">Its name on the command line without the dashes: <c>max-steps</c>.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Help">What it does, in a sentence or two.</param>
internal sealed record OptionRow(string Name, OptionKind Kind, string Help)
{
    /// <summary>Puts a value of <see cref="Kind"/> where it takes effect.</summary>
    public required Func<ExplainSettings, object, ExplainSettings> Set { get; init; }

    /// <summary>What stands when it is left out, as it would be typed; null where that depends on others.</summary>
    public string? Default { get; init; }

    /// <summary>What stands for its value in help.</summary>
    public string Placeholder { get; init; } = "N";

    /// <summary>The member of a request, such as <c>options.maxSteps</c>; null for the command line alone.</summary>
    public string? Member { get; init; }

    /// <summary>What a flag puts into <see cref="Member"/>, where that isn't true.</summary>
    public string? MemberValue { get; init; }

    /// <summary>The daemon's own setting that stands for it there; null where there is none.</summary>
    public string? Setting { get; init; }

    /// <summary>False where viewers, whose texts hold one state of what is seen, have nothing that it could apply to.
    /// </summary>
    public bool InViewers { get; init; } = true;

    /// <summary>Why it doesn't go with the frames of a trajectory; null when it does.</summary>
    public string? NotWithFrames { get; init; }

    /// <summary>What it doesn't go with.</summary>
    public ImmutableArray<Exclusion> Excludes { get; init; } = [];

    /// <summary>The option as the command line writes it.</summary>
    public string Switch => $"--{Name}";

    /// <summary>The words that it takes, where it takes words.</summary>
    public ImmutableArray<string> Words =>
        Kind is OptionKind.ChoiceKind choice ? [.. choice.Choices.Select(one => one.Word)] : [];
}
