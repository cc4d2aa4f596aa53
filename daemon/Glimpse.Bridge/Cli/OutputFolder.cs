using System.Collections.Immutable;
using System.Text;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Outputs;
using Glimpse.Core;
using Glimpse.Core.Maps;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>A folder that results are written to, by this process alone as long as it is open.</summary>
internal sealed class OutputFolder : IDisposable
{
    private const string Remedy = "Name a folder that you may write to with --out, and see that its disk isn't full.";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly FolderLock held;

    private OutputFolder(string path, FolderLock held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>Its path as the user gave it.</summary>
    public string Path { get; }

    /// <summary>
    /// Creates a folder where there is none, and locks it; that files can be written to it is known then, too.
    /// </summary>
    /// <exception cref="GlimpseException">They can't, or another process writes to it.</exception>
    public static OutputFolder Open(string path) => Guard(path, () =>
    {
        if (!Directory.Exists(path) && new FileInfo(path).LinkTarget is { } target)
            throw new IOException($"it is a link to {target}, which leads to no folder");
        Directory.CreateDirectory(path);
        return new OutputFolder(path, FolderLock.Take(path));
    });

    /// <summary>A folder within this one.</summary>
    public OutputFolder Subfolder(string name) => Open(System.IO.Path.Combine(Path, name));

    /// <summary>
    /// Refuses to put a result where files lie that aren't ours: better now than when it is computed.
    /// </summary>
    /// <exception cref="GlimpseException">There are.</exception>
    public void RequireRoom(ImmutableArray<IMapWriter> formats, ModelSummary model) =>
        RequireRoom(ResultFiles.In(Path), ResultFiles.Names(formats, model.Channels));

    /// <summary>The same for a folder within this one, which needn't be there.</summary>
    /// <exception cref="GlimpseException">There are.</exception>
    public void RequireRoomWithin(string name, ImmutableArray<IMapWriter> formats, ModelSummary model)
    {
        if (!Do(() => Directory.Exists(System.IO.Path.Combine(Path, name))))
            return;
        using var own = Subfolder(name);
        own.RequireRoom(formats, model);
    }

    /// <summary>The same for other files with an index.</summary>
    /// <param name="index">Its name.</param>
    /// <param name="isOwn">Whether a name is one that this program gives to such files.</param>
    /// <param name="names">Names that are certain.</param>
    /// <exception cref="GlimpseException">There are files that aren't ours.</exception>
    public void RequireRoom(string index, Func<string, bool> isOwn, IEnumerable<string> names) =>
        RequireRoom(new FileSet(Path, index, isOwn), names);

    /// <summary>
    /// Refuses what is read from among the files of a result here, or in a folder within: it would be replaced.
    /// </summary>
    /// <param name="inputs">Files, or texts that are none; null for those that weren't given.</param>
    /// <exception cref="GlimpseException">One lies there.</exception>
    public void RequireNotIn(IEnumerable<string?> inputs)
    {
        var own = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(Path));
        foreach (var input in inputs.OfType<string>().Where(File.Exists))
        {
            var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(input))!;
            if (
                (folder == own || System.IO.Path.GetDirectoryName(folder) == own)
                && ResultFiles.In(folder).Names.Contains(System.IO.Path.GetFileName(input)))
                throw new GlimpseException(
                    GlimpseErrorCode.BadUsage,
                    $"{input} is of the result in {folder}, which would be replaced.",
                    "Name another folder with --out, or copy the file to another place first.");
        }
    }

    /// <summary>
    /// Writes all files of one result, in place of those of an earlier one; nobody ever sees half of either.
    /// </summary>
    /// <param name="found">The result and what it was made of.</param>
    /// <param name="formats">Of the maps.</param>
    /// <param name="entry">Its entry in a series; null where it belongs to none.</param>
    /// <returns>The result with its files listed, and how many files of an earlier one it replaced.</returns>
    /// <exception cref="GlimpseException">A file can't be written, or one that isn't ours is in the way.</exception>
    public (ExplainResult Result, int Replaced) Write(
        ExplainedSite found,
        ImmutableArray<IMapWriter> formats,
        SeriesEntry? entry = null) =>
        Guard(
            Path,
            () =>
            {
                var files = ResultFiles.In(Path);
                files.Begin();
                var complete = Staged(
                    files,
                    () => ResultFiles.Write(files, found.Result, found.Explanation, found.Receptor, formats, entry));
                return (complete, files.Replace());
            });

    /// <summary>Writes files with an index, the last, in place of those that its predecessor lists.</summary>
    /// <param name="index">Its name.</param>
    /// <param name="isOwn">Whether a name is one that this program gives to such files.</param>
    /// <param name="contents">Names and contents.</param>
    /// <returns>How many earlier files they replaced.</returns>
    /// <exception cref="GlimpseException">A file can't be written, or one that isn't ours is in the way.</exception>
    public int Write(
        string index,
        Func<string, bool> isOwn,
        IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> contents) =>
        Guard(
            Path,
            () =>
            {
                var files = new FileSet(Path, index, isOwn);
                files.Begin();
                Staged(
                    files,
                    () =>
                    {
                        foreach (var (name, content) in contents)
                            files.Write(name, stream => stream.Write(content.Span));
                        return files;
                    });
                return files.Replace();
            });

    /// <summary>Removes the result in a folder within this one, and that folder where nothing else is in it.</summary>
    /// <returns>How many files the result had; 0 where there was none.</returns>
    /// <exception cref="GlimpseException">It can't be removed.</exception>
    public int RemoveResult(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        if (!Directory.Exists(path))
            return 0;
        var removed = 0;
        using (var own = Subfolder(name))
        {
            removed = own.Do(() =>
            {
                var files = ResultFiles.In(path);
                files.Finish();
                return files.Remove();
            });
        }

        return Do(() =>
        {
            if (!Directory.EnumerateFileSystemEntries(path).Any())
                Directory.Delete(path);
            return removed;
        });
    }

    /// <summary>Names of the folders within this one that hold a result, in order.</summary>
    /// <param name="but">Those that needn't be looked into.</param>
    /// <exception cref="GlimpseException">They can't be read.</exception>
    public IReadOnlyList<string> ResultsWithin(IReadOnlySet<string> but) =>
        Do<string[]>(() =>
            [
                .. Directory
                    .GetDirectories(Path)
                    .Select(System.IO.Path.GetFileName)
                    .OfType<string>()
                    .Where(name =>
                        !but.Contains(name) && !ResultFiles.In(System.IO.Path.Combine(Path, name)).Names.IsEmpty)
                    .Order(StringComparer.Ordinal),
            ]);

    /// <summary>Writes or replaces one text, UTF-8; nobody ever sees half of it.</summary>
    /// <exception cref="GlimpseException">It can't be written.</exception>
    public void WriteText(string name, string content) => Guard(Path, () =>
    {
        AtomicFile.Write(System.IO.Path.Combine(Path, name), Utf8.GetBytes(content));
        return name;
    });

    /// <summary>Does something with the folder's files.</summary>
    /// <exception cref="GlimpseException">It can't be done.</exception>
    public T Do<T>(Func<T> act) => Guard(Path, act);

    public void Dispose() => held.Dispose();

    private void RequireRoom(FileSet files, IEnumerable<string> names) => Do(() =>
    {
        files.Finish();
        files.RequireRoom(names);
        return files;
    });

    /// <summary>Writes new files; where they can't be, or have no room, nothing of them stays.</summary>
    private static T Staged<T>(FileSet files, Func<T> write)
    {
        try
        {
            var written = write();
            files.RequireRoom();
            return written;
        }
        catch
        {
            files.Discard();
            throw;
        }
    }

    private static T Guard<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" })
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"The output folder '{path}' can't be written: {Reason(e)}.",
                Remedy,
                e);
        }
    }

    private static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission denied",
        DirectoryNotFoundException or FileNotFoundException => "nothing can be made there",
        _ => e.Message.TrimEnd('.'),
    };
}
