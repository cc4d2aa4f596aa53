using System.Globalization;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>
/// A file of the user's that is read and replaced as a whole: written beside and renamed, so that no crash and no full
/// disk leaves half of it. Where it is a link, what the link leads to is replaced and the link stays.
/// </summary>
/// <param name="Path">The file as the user names it.</param>
internal sealed record UserFile(string Path)
{
    private const string BackupSuffix = ".before-glimpse";

    private string Target =>
        FolderEntries.IsLink(Path)
            ? File.ResolveLinkTarget(Path, returnFinalTarget: true)!.FullName
            : System.IO.Path.GetFullPath(Path);

    /// <summary>What it holds; null where there is no file.</summary>
    /// <exception cref="GlimpseException">It is no plain file: a folder, a device, a pipe.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[]? Read()
    {
        var target = Target;
        if (!System.IO.Path.Exists(target))
            return null;
        if (Directory.Exists(target) || (OperatingSystem.IsLinux() && !UnixFile.IsPlain(target)))
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{Named(target)} is no plain file.",
                "Move it away, or have it be a file.");
        return File.ReadAllBytes(target);
    }

    /// <summary>
    /// Refuses a file that the user has closed to writing (the rename alone would go through), a link that leads into a
    /// folder that isn't there, and a folder that nothing can be put into.
    /// </summary>
    /// <exception cref="GlimpseException">It is read-only, or leads nowhere.</exception>
    /// <exception cref="IOException">Its folder can't be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be written to.</exception>
    public void CheckWritable()
    {
        var target = Target;
        var folder = System.IO.Path.GetDirectoryName(target)!;
        if (Directory.Exists(folder))
            CheckFolder(target);
        else if (FolderEntries.IsLink(Path))
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{Named(target)} leads into a folder that isn't there.",
                $"Make the folder {folder}, or remove the link.");
        if (!File.Exists(target))
            return;
        const UnixFileMode anybody = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(target) & anybody) == 0)
                throw new UnauthorizedAccessException("nobody may write to it");
            using var handle = File.OpenHandle(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"{Named(target)} is read-only.",
                $"Make it writable: chmod u+w '{target}'.",
                e);
        }
    }

    /// <summary>Puts content in its place, with the access rights that it had.</summary>
    /// <exception cref="IOException">It can't be written; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be written to; the file is as it
    /// was.</exception>
    public void Replace(byte[] content)
    {
        var target = Target;
        var beside = Beside(target);
        try
        {
            WriteNew(beside, content, target);
            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Removes it; a link to it stays.</summary>
    public void Delete() => File.Delete(Target);

    /// <summary>Keeps a copy beside it, under a name that nothing has yet; one that is there already will do.</summary>
    /// <param name="content">What it holds.</param>
    /// <param name="ours">The same without what we put there: a copy of that will do as well.</param>
    /// <returns>The copy.</returns>
    public string Backup(byte[] content, byte[] ours)
    {
        for (var number = 1; ; number++)
        {
            var copy = Path + BackupSuffix + (number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture));
            if (!FolderEntries.IsThere(copy))
            {
                WriteNew(copy, content, Target);
                return copy;
            }

            if (
                File.Exists(copy)
                && new UserFile(copy).Read() is { } there
                && (there.AsSpan().SequenceEqual(content) || there.AsSpan().SequenceEqual(ours)))
                return copy;
        }
    }

    private static void CheckFolder(string target)
    {
        var probe = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.DeleteOnClose,
        };
        using var stream = new FileStream(Beside(target), probe);
    }

    private static string Beside(string target) => $"{target}.{Guid.NewGuid():N}";

    private static void WriteNew(string path, byte[] content, string likeFile)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && File.Exists(likeFile))
            options.UnixCreateMode = File.GetUnixFileMode(likeFile);
        using (var stream = new FileStream(path, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        if (options.UnixCreateMode is { } mode && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode); // Past the umask.
    }

    private string Named(string target) =>
        target == System.IO.Path.GetFullPath(Path) ? Path : $"{Path}, a link to {target},";
}
