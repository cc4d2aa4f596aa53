using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>Who judges poses.</summary>
/// <param name="Judges">Those that could be opened.</param>
/// <param name="Faults">A warning for each that couldn't.</param>
internal sealed record JudgePanel(ImmutableArray<OpenJudge> Judges, ImmutableArray<Notice> Faults)
{
    /// <summary>Nobody.</summary>
    public static JudgePanel None { get; } = new([], []);
}
