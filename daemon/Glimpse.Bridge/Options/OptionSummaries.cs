using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Options;

/// <summary>The table's options of a request as the wire lists them.</summary>
internal static class OptionSummaries
{
    /// <summary>Those of these rows that a request has.</summary>
    public static ImmutableArray<OptionSummary> Of(IEnumerable<OptionRow> rows) =>
        [.. rows.Where(row => row.Member is not null).Select(Of)];

    private static OptionSummary Of(OptionRow row) => new()
    {
        Name = row.Name,
        Member = row.Member!,
        Value = row.MemberValue,
        Kind = row.Kind.Word,
        Takes = row.Kind.Takes,
        Words = row.Words,
        Minimum = (row.Kind as OptionKind.IntegerKind)?.Least,
        Maximum = (row.Kind as OptionKind.IntegerKind)?.Most,
        Above = (row.Kind as OptionKind.NumberKind)?.Above,
        Default = row.Default,
        Help = row.Help,
        Excludes =
        [
            .. row.Excludes.Select(one => new OptionExclusion(
                [.. one.Options.Where(name => OptionTable.Find(name)?.Member is not null)],
                one.When,
                one.Why)),
        ],
        Viewers = row.InViewers,
        Frames = row.NotWithFrames is null,
    };
}
