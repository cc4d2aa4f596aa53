using System.Collections.Immutable;
using System.Text.Json;
using Glimpse.Bridge.Options;
using Glimpse.Protocol;

namespace Glimpse.Tests.Options;

/// <summary>What is committed of the option table: the plugins' list, and the documents' tables.</summary>
internal static class OptionFiles
{
    private const string Page = "docs/options.md";

    public static readonly string Root = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", ".."));

    /// <summary>The list of clients that talk to no daemon yet.</summary>
    public static readonly string List = Path.Combine(Root, "plugins/client/glimpse_client/options.json");

    /// <summary>The page of all options.</summary>
    public static readonly string Document = Path.Combine(Root, Page);

    /// <summary>The list: the answer to <c>options/list</c>, an option a line.</summary>
    public static string ListOf(IEnumerable<OptionRow> rows) =>
        "{\"options\": [\n"
        + string.Join(
            ",\n",
            OptionSummaries.Of(rows)
                .Select(one => JsonSerializer.Serialize(one, GlimpseJsonContext.OneLine.OptionSummary)))
        + "\n]}\n";

    /// <summary>The page with the tables of these rows, each below the heading that it has there.</summary>
    public static string PageOf(
        string page,
        params IEnumerable<(string Heading, ImmutableArray<OptionRow> Rows)> tables)
    {
        foreach (var (heading, rows) in tables)
        {
            var start = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
            var first = page.IndexOf("\n| option |", start, StringComparison.Ordinal) + 1;
            var end = page.IndexOf("\n\n", first, StringComparison.Ordinal) + 1;
            page = page[..first] + TableOf(rows) + page[end..];
        }

        return page;
    }

    private static string TableOf(IEnumerable<OptionRow> rows) =>
        "| option | what it does | takes | default | where |\n|---|---|---|---|---|\n"
        + string.Concat(rows.Select(row => $"| {string.Join(" | ", Cells(row))} |\n"));

    private static IEnumerable<string> Cells(OptionRow row)
    {
        var usage = row.Kind == OptionKind.Flag ? row.Switch : $"{row.Switch} {row.Placeholder}";
        yield return $"`{usage.Replace("|", "\\|", StringComparison.Ordinal)}`";
        yield return row.Help;
        yield return row.Kind == OptionKind.Flag ? "" : row.Kind.Takes;
        yield return row.Default ?? "";
        yield return row.Member is null ? "command line" : row.InViewers ? "everywhere" : "not in viewers";
    }
}
