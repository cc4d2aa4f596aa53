using System.Collections.Immutable;
using Glimpse.Bridge.Options;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>What a client is sent, with options called as its user knows them.</summary>
internal static class AskerWords
{
    /// <summary>An answer.</summary>
    public static ExplainAnswer Of(ExplainAnswer answer, OptionAsker asker) =>
        answer with { Results = [.. answer.Results.Select(one => Of(one, asker))] };

    /// <summary>A ligand's result or fault.</summary>
    public static ExplainedLigand Of(ExplainedLigand ligand, OptionAsker asker) =>
        ligand with
        {
            Summary = ligand.Summary is { } summary ? Of(summary, asker) : null,
            Error = Of(ligand.Error, asker),
        };

    /// <summary>What was assumed of a structure.</summary>
    public static LigandsAnswer Of(LigandsAnswer answer, OptionAsker asker) =>
        answer with { Assumptions = Of(answer.Assumptions, asker) };

    /// <summary>An error of a request.</summary>
    public static WireException Of(WireException error, OptionAsker asker) =>
        error.Details.Options is { } options
            ? new WireException(
                error.Code,
                asker.Say(error.Message, options),
                error.Details with { Remedy = asker.Say(error.Details.Remedy, options) })
            : error;

    /// <summary>The record of a result.</summary>
    public static ExplainResult Of(ExplainResult summary, OptionAsker asker) =>
        summary with { Assumptions = Of(summary.Assumptions, asker), Warnings = Of(summary.Warnings, asker) };

    private static Fault? Of(Fault? fault, OptionAsker asker) =>
        fault?.Options is { } options
            ? fault with { Message = asker.Say(fault.Message, options), Remedy = asker.Say(fault.Remedy, options) }
            : fault;

    private static ImmutableArray<Notice> Of(ImmutableArray<Notice> notices, OptionAsker asker) =>
        notices.Any(notice => notice.Options is not null)
            ? [.. notices.Select(notice => Of(notice, asker))]
            : notices;

    private static Notice Of(Notice notice, OptionAsker asker) =>
        notice.Options is { } options ? notice with { Message = asker.Say(notice.Message, options) } : notice;
}
