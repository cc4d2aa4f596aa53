using System.Net;

namespace Glimpse.Bridge.Options;

/// <summary>Options in a page of help.</summary>
internal static class OptionPage
{
    /// <summary>The options that viewers take as a value, an item of a list each.</summary>
    public static string Of(IEnumerable<OptionRow> rows, OptionAsker asker) =>
        string.Join(
            '\n',
            rows.Where(row => row is { Member: not null, InViewers: true } && row.Kind != OptionKind.Structure)
                .Select(row => $"<li>{Usage(row, asker)}: {WebUtility.HtmlEncode(row.Help)}{Usual(row)}</li>"));

    private static string Usage(OptionRow row, OptionAsker asker) =>
        $"<b>{asker.NameOf(row)}</b> <i>{WebUtility.HtmlEncode(row.Kind.Takes)}</i>";

    private static string Usual(OptionRow row) => row.Default is { } usual ? $" Default: {usual}." : "";
}
