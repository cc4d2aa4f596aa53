using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>
/// What <c>glimpse plugin install</c> put into a plugin's folder, as a file there says: only that may be taken away.
/// </summary>
/// <param name="Hashes">Names relative to the folder, with forward slashes, and the SHA-256 of each file; empty where
/// it isn't known.</param>
/// <param name="FoldersMade">How many of the folders above were made for it.</param>
internal sealed record InstalledFiles(ImmutableSortedDictionary<string, string> Hashes, int FoldersMade)
{
    /// <summary>The file that says it.</summary>
    public const string FileName = "installed-files";

    private const string FirstLine =
        "# What 'glimpse plugin install' put here (SHA-256), and how many folders above it made; 'glimpse plugin "
            + "uninstall' takes no more than that away.";
    private const string Unknown = "-";

    /// <summary>No list and no file of a plugin is longer, in bytes.</summary>
    private const long MostBytes = 10 << 20;

    private const string Separator = "  "; // As sha256sum has it.
    private const string CacheFolder = "__pycache__";

    /// <summary>
    /// What a folder says; where it says nothing, an earlier version put it there, or the viewer: then files go by
    /// their names.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="names">The names that this version has.</param>
    public static InstalledFiles Of(string folder, IEnumerable<string> names)
    {
        var list = Path.Combine(folder, FileName);
        if (OrdinaryFile.TryRead(list, MostBytes) is not { } said)
            return new InstalledFiles(
                names.ToImmutableSortedDictionary(name => name, _ => "", StringComparer.Ordinal),
                0);
        var lines = Encoding.UTF8.GetString(said).Split('\n');
        var files = lines
            .Skip(1)
            .Select(line => line.Split(Separator, 2))
            .Where(parts => parts.Length == 2)
            .DistinctBy(parts => parts[1], StringComparer.Ordinal);
        return new InstalledFiles(
            files.ToImmutableSortedDictionary(
                parts => parts[1],
                parts => parts[0] == Unknown ? "" : parts[0],
                StringComparer.Ordinal),
            int.TryParse(lines.FirstOrDefault("").Split(' ')[^1], CultureInfo.InvariantCulture, out var made) ? made : 0
        );
    }

    /// <summary>The hash of a file's content as it stands in the list.</summary>
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The same by names alone: for a copy that broke off, whose last file may be half there.</summary>
    public InstalledFiles WithoutHashes() =>
        this with
        {
            Hashes = Hashes.ToImmutableSortedDictionary(file => file.Key, _ => "", StringComparer.Ordinal),
        };

    /// <summary>Writes the list.</summary>
    public void WriteTo(string folder)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{FirstLine} {FoldersMade}\n");
        foreach (var (name, hash) in Hashes)
            text.Append(CultureInfo.InvariantCulture, $"{(hash.Length > 0 ? hash : Unknown)}{Separator}{name}\n");
        File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
    }

    /// <summary>Whether a file is as it was put there, or compiled by Python from such a file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The file's name, relative to the folder.</param>
    public bool Own(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (FolderEntries.IsLink(path))
            return false;
        if (name == FileName)
            return OrdinaryFile.TryRead(path, MostBytes) is { Length: > 0 };
        if (Hashes.TryGetValue(name, out var hash))
            return OrdinaryFile.TryRead(path, MostBytes) is { } content
                && (hash.Length == 0 || hash == HashOf(content));
        var parts = name.Split('/');
        return parts.Length > 1
            && parts[^2] == CacheFolder
            && name.EndsWith(".pyc", StringComparison.Ordinal)
            && Hashes.ContainsKey(
                string.Concat(parts.SkipLast(2).Select(part => part + "/")) + parts[^1].Split('.')[0] + ".py");
    }

    /// <summary>
    /// Whether files of ours lie in a folder below, so that it has to be looked into; any other folder is the user's as
    /// a whole.
    /// </summary>
    public bool LookInto(string name) =>
        Path.GetFileName(name) == CacheFolder
        || Hashes.Keys.Any(file => file.StartsWith(name + "/", StringComparison.Ordinal));
}
