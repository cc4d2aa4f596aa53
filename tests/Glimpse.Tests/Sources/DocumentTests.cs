using System.Reflection;
using System.Text.RegularExpressions;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Sources;

/// <summary>What documents point to is there.</summary>
public sealed partial class DocumentTests
{
    private const int WidestLine = 100;

    private static readonly string Root = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", ".."));

    /// <summary>Folders that documents leave out in front of a path.</summary>
    private static readonly string[] Bases =
    [
        "",
        "daemon",
        "daemon/Glimpse.Core",
        "daemon/Glimpse.Models",
        "daemon/Glimpse.Bridge",
        "plugins/pymol/glimpse_bridge",
        "plugins/vmd/glimpse",
        "plugins/chimerax",
        "plugins/client/glimpse_client",
        "tests/Glimpse.Tests",
    ];

    /// <summary>Names with a slash that are no paths: the wire's methods.</summary>
    private static readonly string[] Methods =
    [
        .. typeof(MethodNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!),
    ];

    public static TheoryData<string> Documents =>
    [
        .. new[] { "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "PROTOCOL.md", "CHANGELOG.md" },
        .. Pages("docs"),
        .. Pages("bench"),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_and_link_of_a_document_leads_somewhere(string document)
    {
        var text = File.ReadAllText(Path.Combine(Root, document));
        var folder = Path.GetDirectoryName(document)!;
        var links = Links().Matches(text).Select(match => match.Groups["to"].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && link.Split('#')[0] != "")
            .Where(link => !Exists(Path.Combine(folder, link.Split('#')[0])));
        var paths = Paths().Matches(text).Select(match => match.Groups["path"].Value)
            .Except(Methods)
            .Where(path => !Bases.Append(folder).Any(at => Exists(Path.Combine(at, path))));
        Assert.Equal([], links.Concat(paths));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void No_line_of_a_document_is_wider_than_100_columns_but_rows_of_tables(string document) =>
        Assert.Empty(
            File.ReadLines(Path.Combine(Root, document))
                .Index()
                .Where(line => line.Item.Length > WidestLine && !line.Item.StartsWith('|'))
                .Select(line => line.Index + 1));

    [Fact]
    public void Documents_are_read_as_they_are_meant()
    {
        Assert.Equal("docs/none.md", Paths().Match("see `docs/none.md`").Groups["path"].Value);
        Assert.Equal("Rpc/Flow.cs", Paths().Match("`Rpc/Flow.cs` has").Groups["path"].Value);
        Assert.DoesNotMatch(Paths(), "`kdeep/` or `/tmp/x` or `-class '*a/b*'`");
        Assert.Equal("docs/a.md#b", Links().Match("[a](docs/a.md#b)").Groups["to"].Value);
    }

    private static IEnumerable<string> Pages(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Order(StringComparer.Ordinal);

    private static bool Exists(string path) => Path.Exists(Path.GetFullPath(Path.Combine(Root, path)));

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Links();

    /// <summary>A path below one of the project's folders, or to a source or page, in backticks.</summary>
    [GeneratedRegex(
        @"`(?<path>(docs|bench|tests|daemon|plugins|protocol|Glimpse\.\w+)/[\w./-]+"
            + @"|[\w-]+(/[\w.-]+)*/[\w-]+\.(cs|md|py|tcl))`",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Paths();
}
