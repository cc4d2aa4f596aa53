using Xunit;

namespace Glimpse.Tests.Sources;

/// <summary>What every source file keeps to (CONTRIBUTING.md).</summary>
public sealed class SourceTests
{
    private const int LongestFile = 400;
    private const int WidestLine = 120;
    private const double ShortFile = 300;
    private const double ShareOfShortFiles = 0.95;

    private static readonly string[] Kinds = ["class", "record", "record struct", "struct", "enum", "interface"];

    // In two pieces, so that this file isn't one of those it finds.
    private static readonly string[] LeftOvers = ["TO" + "DO", "FIX" + "ME", "NotImpl" + "ementedException"];

    // C#, and what the viewers run.
    private static readonly string[] Endings = ["*.cs", "*.py", "*.tcl"];
    private static readonly string[] Written = ["daemon", "plugins", "tests", "bench", "docs"];

    // Folders that are no sources.
    private static readonly string[] Unwritten = [".git", "artifacts", "data", "out"];

    private static readonly string Root = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", ".."));

    [Fact]
    public void No_file_is_over_400_lines() =>
        Assert.Empty(
            Sources(Endings).Where(file => File.ReadLines(file).Count() > LongestFile).Select(Named));

    [Theory]
    [InlineData("*.cs")]
    [InlineData("*.py")]
    [InlineData("*.tcl")]
    public void At_least_95_in_100_files_are_under_300_lines(string ending)
    {
        var lengths = Sources([ending]).Select(file => File.ReadLines(file).Count()).ToArray();
        Assert.InRange(lengths.Count(length => length < ShortFile) / (double)lengths.Length, ShareOfShortFiles, 1);
    }

    [Fact]
    public void No_line_is_wider_than_120_columns_but_what_stands_in_a_text_as_it_is() => Assert.Empty(
        Sources(Endings)
            .SelectMany(file => WideLines(file).Select(line => $"{Named(file)}, line {line}")));

    [Fact]
    public void Nothing_is_left_to_do() =>
        Assert.Empty(
            Sources(Endings)
                .Where(file => LeftOvers.Any(File.ReadAllText(file).Contains))
                .Select(Named));

    [Fact]
    public void A_file_is_named_for_its_type_and_a_namespace_for_its_folder()
    {
        // Build/ holds tasks that MSBuild compiles for itself.
        foreach (
            var file in SourcesIn("daemon", "*.cs")
                .Where(file =>
                    Path.GetFileName(file) != "Program.cs" && Path.GetFileName(Path.GetDirectoryName(file)) != "Build"))
        {
            var text = File.ReadAllText(file);
            var type = Path.GetFileNameWithoutExtension(file);
            Assert.True(
                IsFamily(file) || Kinds.Any(kind => text.Contains($" {kind} {type}")),
                $"{Named(file)} declares no {type}");
            var folder = Path.GetRelativePath(Path.Combine(Root, "daemon"), Path.GetDirectoryName(file)!)
                .Replace(Path.DirectorySeparatorChar, '.');
            Assert.True(text.Contains($"namespace {folder};"), $"{Named(file)} isn't in namespace {folder}");
        }
    }

    [Fact]
    public void No_file_name_begins_with_a_dash() => Assert.Empty(
        Directory.EnumerateFiles(Root, "-*")
            .Concat(Directory.EnumerateDirectories(Root)
                .Where(folder => !Unwritten.Contains(Path.GetFileName(folder)))
                .SelectMany(folder => Directory.EnumerateFiles(folder, "-*", SearchOption.AllDirectories)))
            .Select(Named));

    /// <summary>The records of one message stand together, in a file named for the message.</summary>
    private static bool IsFamily(string file) => Path.GetFileName(Path.GetDirectoryName(file)) == "Glimpse.Protocol";

    /// <summary>Numbers of lines that are too wide, from 1; C#'s raw text (three quotes) is as wide as it is.</summary>
    private static IEnumerable<int> WideLines(string file)
    {
        var isCSharp = file.EndsWith(".cs", StringComparison.Ordinal);
        var isText = false;
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            var quotes = isCSharp ? line.Split("\"\"\"").Length - 1 : 0;
            if (line.Length > WidestLine && !isText && quotes == 0)
                yield return index + 1;
            isText ^= quotes % 2 == 1;
        }
    }

    private static string Named(string file) => Path.GetRelativePath(Root, file);

    private static IEnumerable<string> Sources(string[] endings) =>
        Written.SelectMany(folder => endings.SelectMany(ending => SourcesIn(folder, ending)));

    private static IEnumerable<string> SourcesIn(string folder, string ending) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), ending, SearchOption.AllDirectories);
}
