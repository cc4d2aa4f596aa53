using System.Text.RegularExpressions;
using Glimpse.Core;
using Glimpse.Models.Natives;
using Glimpse.Models.Registry;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>
/// The words of faults as the wire carries them: without the folders of this machine, and without what a client sent at
/// length.
/// </summary>
internal static partial class WireText
{
    private const int MatchTimeoutMs = 1000;

    private const int Longest = 1000;
    private const int Kept = 300;

    /// <summary>Folders as near to the root as this are no secret: /usr, C:\Windows.</summary>
    private const int FewestNames = 2;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    private static readonly string[] Folders = Private();

    /// <summary>A fault as a record of the wire.</summary>
    public static Fault Of(GlimpseException fault) =>
        new(FaultRecords.Word(fault.Code), Of(fault.Message), Of(fault.Remedy), FaultRecords.Mentions(fault.Options));

    /// <summary>A sentence.</summary>
    public static string Of(string text) => Of(text, Folders);

    /// <summary>
    /// A sentence without these folders: a file below one is named from there on, the folder itself by its last name.
    /// Of any other full path with two folders or more (what a link led to, as the system names it) the last name is
    /// left.
    /// </summary>
    /// <param name="text">The sentence.</param>
    /// <param name="folders">Full paths.</param>
    public static string Of(string text, IEnumerable<string> folders)
    {
        foreach (var folder in folders.OrderByDescending(folder => folder.Length))
        {
            foreach (var separator in Separators.Distinct())
                text = text.Replace(folder + separator, "", StringComparison.Ordinal);
            text = text.Replace(folder, Path.GetFileName(folder), StringComparison.Ordinal);
        }

        text = FullPath().Replace(text, path => Path.GetFileName(path.Value));
        return text.Length <= Longest ? text : $"{Trimmed(text[..(Longest - Kept)])} ... {Trimmed(text[^Kept..])}";
    }

    /// <summary>
    /// A full path after a blank, a bracket or a quote: quoted with blanks in it, else up to the first. SMILES have one
    /// name between two slashes at most.
    /// </summary>
    [GeneratedRegex(
        @"(?<=')(/[^/'\n]+){3,}(?=')|(?<![\w./\-])(/[\w.+~@%\-]+){3,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchTimeoutMs)]
    private static partial Regex FullPath();

    /// <summary>Where this program, its models and libraries and the user's files lie.</summary>
    private static string[] Private()
    {
        var models =
            Environment
                .GetEnvironmentVariable(ModelRegistry.FoldersVariable)
                ?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            ?? [];
        var libtorch = Environment.GetEnvironmentVariable(NativeLoader.ExternalVariable);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var given = models
            .Append(UserModelFolder.Path)
            .Append(libtorch)
            .Append(home)
            .OfType<string>()
            .Where(folder => folder.Trim().Length > 0)
            .Select(Path.GetFullPath);
        List<string> all = [.. given];
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            all.Add(folder.FullName);
        return
        [
            .. all.Select(Path.TrimEndingDirectorySeparator)
                .Where(folder => NamesOf(folder) >= (folder == home ? 1 : FewestNames)),
        ];
    }

    private static int NamesOf(string folder) => folder.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The cut may be within a pair.</summary>
    private static string Trimmed(string text)
    {
        var start = text.Length > 0 && char.IsLowSurrogate(text[0]) ? 1 : 0;
        var end = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? 1 : 0;
        return text[start..^end];
    }
}
