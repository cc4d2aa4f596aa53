using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>
/// A plugin's folder. A new version is copied beside it and the two change places, so that there is always a whole
/// plugin; what others put into the folder, or changed in it, is kept.
/// </summary>
/// <param name="Folder">The folder.</param>
internal sealed record PluginTree(string Folder)
{
    /// <summary>The file in the folder that names the executable, so that the plugin finds it.</summary>
    private const string InstallerName = "installed-by";

    private const string KeptSuffix = ".kept";

    // With a dot: no viewer takes them for plugins.
    private string New => Beside("new");

    private string Old => Beside("old");

    /// <summary>Finds what speaks against a change, before anything is changed.</summary>
    /// <exception cref="GlimpseException">The folder is a link, or another program's lies beside it under a name that
    /// is needed.</exception>
    public void Check()
    {
        if (new DirectoryInfo(Folder).LinkTarget is { } target)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{Folder} is a link to {target}, which 'glimpse plugin install' didn't make.",
                "Remove the link, or keep the plugin that it leads to up to date yourself.");
        }

        foreach (var beside in (string[])[New, Old])
        {
            if (
                Path.Exists(beside)
                && !File.Exists(Path.Combine(beside, InstalledFiles.FileName))
                && (!Directory.Exists(beside) || Directory.EnumerateFileSystemEntries(beside).Any()))
                throw new GlimpseException(
                    GlimpseErrorCode.Environment,
                    $"{beside} is in the way: it wasn't made by 'glimpse plugin install'.",
                    "Move it away.");
        }
    }

    /// <summary>Puts the files in place of those that were there.</summary>
    /// <param name="files">The plugin's files.</param>
    /// <param name="executable">What the plugin runs.</param>
    /// <returns>What isn't ours and was kept.</returns>
    /// <exception cref="GlimpseException">The folder is a link, or another program's lies beside it under a name that
    /// is needed.</exception>
    public ImmutableArray<string> Install(PluginFolder files, string executable)
    {
        var contents = files.FileNames().ToDictionary(name => name, files.Content, StringComparer.Ordinal);
        contents[InstallerName] = Encoding.UTF8.GetBytes(executable + "\n");
        var kept = Mend(contents.Keys);
        var foldersMade = Directory.Exists(Folder) ? InstalledFiles.Of(Folder, []).FoldersMade : MissingFoldersAbove();
        var list = new InstalledFiles(
            contents.ToImmutableSortedDictionary(
                file => file.Key,
                file => InstalledFiles.HashOf(file.Value),
                StringComparer.Ordinal),
            foldersMade);
        try
        {
            Fill(list, contents);
        }
        catch
        {
            RemoveNew();
            throw;
        }

        if (!Directory.Exists(Folder))
        {
            Directory.Move(New, Folder);
            return kept;
        }

        if (!File.Exists(Path.Combine(Folder, InstalledFiles.FileName)))
            InstalledFiles.Of(Folder, contents.Keys).WriteTo(Folder);
        Directory.Move(Folder, Old);
        try
        {
            Directory.Move(New, Folder);
        }
        catch
        {
            Directory.Move(Old, Folder);
            throw;
        }

        return kept.AddRange(KeepOthers(contents.Keys));
    }

    /// <summary>Takes away what was installed.</summary>
    /// <param name="names">The files of this version.</param>
    /// <returns>What isn't ours and stays; null when there was nothing.</returns>
    /// <exception cref="GlimpseException">The folder is a link, or another program's lies beside it under a name that
    /// is needed.</exception>
    public ImmutableArray<string>? Uninstall(IEnumerable<string> names)
    {
        var known = names.Append(InstallerName).ToList();
        Mend(known);
        if (!Directory.Exists(Folder))
            return null;
        var list = InstalledFiles.Of(Folder, known);
        var sorted = FolderEntries.Of(Folder, list);
        if (sorted.Ours.IsEmpty)
            return null;
        foreach (var changed in sorted.Others.Where(list.Hashes.ContainsKey))
            FolderEntries.Move(Path.Combine(Folder, changed), FreeName(Path.Combine(Folder, changed)));
        sorted.RemoveOurs();
        var empty = !Directory.Exists(Folder);
        for (
            var (above, left) = (Path.GetDirectoryName(Folder)!, list.FoldersMade);
            empty && left > 0 && !Directory.EnumerateFileSystemEntries(above).Any();
            left--)
        {
            Directory.Delete(above);
            above = Path.GetDirectoryName(above)!;
        }

        return empty ? [] : [.. FolderEntries.Of(Folder, list).Others.Select(name => Path.Combine(Folder, name))];
    }

    private void Fill(InstalledFiles list, Dictionary<string, byte[]> contents)
    {
        Directory.CreateDirectory(New);
        list.WriteTo(New);
        foreach (var (name, content) in contents)
        {
            var path = Path.Combine(New, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    private void RemoveNew()
    {
        if (Directory.Exists(New))
            FolderEntries.Of(New, InstalledFiles.Of(New, []).WithoutHashes()).RemoveOurs();
    }

    // Brings to its end what a killed installation left.
    private ImmutableArray<string> Mend(IEnumerable<string> names)
    {
        Check();
        RemoveNew();
        if (!Directory.Exists(Old))
            return [];
        if (Directory.Exists(Folder))
            return KeepOthers(names);
        Directory.Move(Old, Folder);
        return [];
    }

    // Moves what isn't ours from the old folder to the new one, and removes the old.
    private ImmutableArray<string> KeepOthers(IEnumerable<string> names)
    {
        var sorted = FolderEntries.Of(Old, InstalledFiles.Of(Old, names));
        var kept = ImmutableArray.CreateBuilder<string>();
        foreach (var name in sorted.Others)
        {
            var target = Path.Combine(Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (FolderEntries.IsThere(target))
                target = FreeName(target);
            FolderEntries.Move(Path.Combine(Old, name), target);
            kept.Add(target);
        }

        sorted.RemoveOurs();
        return kept.ToImmutable();
    }

    private int MissingFoldersAbove()
    {
        var missing = 0;
        for (
            var above = Path.GetDirectoryName(Folder);
            above is not null && !Directory.Exists(above);
            above = Path.GetDirectoryName(above))
            missing++;
        return missing;
    }

    private string Beside(string what) =>
        Path.Combine(Path.GetDirectoryName(Folder)!, $".{Path.GetFileName(Folder)}.{what}");

    private static string FreeName(string path)
    {
        var name = path + KeptSuffix;
        for (var number = 2; FolderEntries.IsThere(name); number++)
            name = path + KeptSuffix + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
