namespace Glimpse.Core;

/// <summary>
/// Writes files of which nobody ever sees half: under another name beside, then renamed. Where that fails, or the
/// program ends meanwhile, the file that was there is as it was. A link is replaced, never followed.
/// </summary>
public static class AtomicFile
{
    /// <summary>What follows a file's name while it is written.</summary>
    public const string UnfinishedSuffix = ".glimpse-new";

    /// <summary>Writes a file, or replaces one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="isLasting">True to have it on the disk before it takes its place, so that it outlives a loss of
    /// power, too.</param>
    /// <exception cref="IOException">It can't be written; whatever else <paramref name="write"/> throws comes through,
    /// too.</exception>
    public static void Write(string path, Action<Stream> write, bool isLasting = true)
    {
        var unfinished = path + UnfinishedSuffix;
        File.Delete(unfinished);
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(isLasting);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Writes a file, or replaces one.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream}, bool)"/>
    /// <param name="path">The file.</param>
    /// <param name="content">Its content.</param>
    public static void Write(string path, ReadOnlyMemory<byte> content) =>
        Write(path, stream => stream.Write(content.Span));
}
