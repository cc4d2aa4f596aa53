using System.Collections.Immutable;

namespace Glimpse.Bridge.Plugins;

/// <summary>What lies in a plugin's folder, sorted by whose it is; links are never followed.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Ours">Files that were put there and are as they were, relative to the folder with forward
/// slashes.</param>
/// <param name="Folders">Folders that hold such files, the deepest first.</param>
/// <param name="Others">All else: files, links, and whole folders that hold nothing of ours.</param>
internal sealed record FolderEntries(
    string Folder,
    ImmutableArray<string> Ours,
    ImmutableArray<string> Folders,
    ImmutableArray<string> Others)
{
    /// <summary>Sorts what a folder holds.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="list">What was put there.</param>
    public static FolderEntries Of(string folder, InstalledFiles list)
    {
        var (ours, folders, others) = (new List<string>(), new List<string>(), new List<string>());
        Sort("");
        return new FolderEntries(
            folder,
            [.. ours.Order(StringComparer.Ordinal)],
            [.. folders],
            [.. others.Order(StringComparer.Ordinal)]);

        void Sort(string below)
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(folder, below)).EnumerateFileSystemInfos())
            {
                var name = below + entry.Name;
                if (entry is DirectoryInfo && entry.LinkTarget is null && list.LookInto(name))
                    Sort(name + "/");
                else
                    (entry is FileInfo && list.Own(folder, name) ? ours : others).Add(name);
            }

            folders.Add(below);
        }
    }

    /// <summary>Removes the files that are ours, and the folders that are empty then.</summary>
    public void RemoveOurs()
    {
        // The list goes last: while it stands, a removal that broke off can be brought to its end.
        foreach (var name in Ours.Where(name => name != InstalledFiles.FileName))
            File.Delete(Path.Combine(Folder, name));
        foreach (var name in Folders.Where(name => name.Length > 0))
            RemoveIfEmpty(Path.Combine(Folder, name));
        File.Delete(Path.Combine(Folder, InstalledFiles.FileName));
        RemoveIfEmpty(Folder);
    }

    /// <summary>Whether there is anything: a file, a folder or a link, to what is there or not.</summary>
    public static bool IsThere(string path) => Path.Exists(path) || IsLink(path);

    /// <summary>Whether a path is itself a link.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Renames a file, a folder or a link.</summary>
    public static void Move(string from, string to)
    {
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else
            File.Move(from, to);
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
