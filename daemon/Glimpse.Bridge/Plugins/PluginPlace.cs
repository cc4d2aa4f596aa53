using Glimpse.Bridge.Outputs;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>Where a viewer's plugin goes: a folder, and lines in a file of the user's.</summary>
/// <param name="Folder">The plugin's folder.</param>
/// <param name="ResourceFile">The file that the viewer reads when it starts.</param>
internal sealed record PluginPlace(string Folder, string ResourceFile)
{
    private static readonly byte[][] Utf16Marks = [[0xFF, 0xFE], [0xFE, 0xFF]];

    /// <summary>Copies the files and adds the lines, in place of what was there.</summary>
    /// <param name="files">The plugin's files.</param>
    /// <param name="executable">What the plugin runs.</param>
    /// <param name="linesBeside">Our lines, given what else the resource file holds; null where there is no
    /// file.</param>
    /// <exception cref="GlimpseException">Something can't be written.</exception>
    public PluginChange Install(PluginFolder files, string executable, Func<byte[]?, string> linesBeside) =>
        Guarded(() =>
        {
            var before = Readable();
            new UserFile(ResourceFile).CheckWritable();
            var after = ResourceBlock.Add(before, linesBeside(ResourceBlock.Remove(before)));
            var wasThere = Directory.Exists(Folder);
            var kept = new PluginTree(Folder).Install(files, executable);
            return new PluginChange(wasThere, kept, Change(before, after));
        });

    /// <summary>Takes what was installed and our lines away.</summary>
    /// <param name="names">The files of this version.</param>
    /// <exception cref="GlimpseException">Something can't be removed.</exception>
    public PluginChange Uninstall(IEnumerable<string> names) => Guarded(() =>
    {
        var before = Readable();
        var backup = Change(before, ResourceBlock.Remove(before));
        var kept = new PluginTree(Folder).Uninstall(names);
        return new PluginChange(kept is not null, kept ?? [], backup);
    });

    // Everything that speaks against a change is found before anything is changed.
    private byte[]? Readable()
    {
        new PluginTree(Folder).Check();
        var file = new UserFile(ResourceFile);
        var content = file.Read();
        if (content is null)
            return null;
        if (Utf16Marks.Any(mark => content.AsSpan().StartsWith(mark)) || content.Contains((byte)0))
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{ResourceFile} isn't in an encoding that the viewer reads (it looks like UTF-16).",
                "Save it as UTF-8, then run this again.");
        if (ResourceBlock.OpenLine(content) is { } line)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{ResourceFile}, line {line}: Glimpse Bridge's lines begin, but the line that ends them is missing.",
                "Remove these lines by hand, then run this again.");
        }

        file.CheckWritable();
        return content;
    }

    private string? Change(byte[]? before, byte[]? after)
    {
        var file = new UserFile(ResourceFile);
        if (before is null ? after is null : after is not null && before.AsSpan().SequenceEqual(after))
            return null;
        var own = ResourceBlock.Remove(before);
        var backup = own is { Length: > 0 } ? file.Backup(before!, own) : null;
        if (after is null)
            file.Delete();
        else
            file.Replace(after);
        return backup;
    }

    // One at a time: two would take each other's half-written files for what a killed one left.
    private T Guarded<T>(Func<T> action)
    {
        if (!Path.IsPathFullyQualified(Folder))
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                Path.GetDirectoryName(ResourceFile) is { Length: > 0 } home
                    ? $"The home folder '{home}' is no full path."
                    : "The home folder is no full path.",
                "Set HOME to the full path of your home folder, in UTF-8.");
        try
        {
            var home = Path.GetDirectoryName(ResourceFile)!;
            while (!Directory.Exists(home))
                home = Path.GetDirectoryName(home)!;
            using var alone = FolderLock.Take(home, "folder", "Wait until it has ended, then run this again.");
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"The plugin can't be written to {Folder} or {ResourceFile}: {e.Message.TrimEnd('.')}.",
                "See that both are yours to write.",
                e);
        }
    }
}
