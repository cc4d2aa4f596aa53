using System.Collections.Immutable;

namespace Glimpse.Core;

/// <summary>An assumption or a warning, as data: shown in the terminal and kept in the result.</summary>
/// <param name="Kind">Assumption or warning.</param>
/// <param name="Code">A stable word for programs, such as <c>bond-orders-perceived</c>.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Where">The residue or atom concerned as <c>A:HIS:64</c> or <c>A:HIS:64 NE2</c>; null when it is the
/// whole input.</param>
public sealed record Remark(RemarkKind Kind, string Code, string Message, string? Where = null)
{
    /// <summary>
    /// The <see cref="Code"/> of the warning that side chains converge on the place of a metal that isn't there.
    /// </summary>
    public const string MetalMissing = "metal-missing";

    /// <summary>The options that the message names, as in <see cref="GlimpseException.Options"/>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>An assumption.</summary>
    public static Remark Assumption(string code, string message, string? where = null) =>
        new(RemarkKind.Assumption, code, message, where);

    /// <summary>A warning.</summary>
    public static Remark Warning(string code, string message, string? where = null) =>
        new(RemarkKind.Warning, code, message, where);
}
