namespace Glimpse.Core;

/// <summary>
/// Reads small files whole, and only files: a device has no end, and whoever opens a pipe waits for its other end.
/// Neither has a length.
/// </summary>
public static class OrdinaryFile
{
    /// <summary>Reads a file where there is one that may be read so.</summary>
    /// <param name="path">Its path; links are followed.</param>
    /// <param name="mostBytes">Most bytes that it may have.</param>
    /// <returns>Null where it is missing, too long or no ordinary file: a folder, a device, a pipe.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? TryRead(string path, long mostBytes)
    {
        try
        {
            var file = Target(path);
            if (!file.Exists || file.Length > mostBytes)
                return null;
            // What isn't ordinary has no length, and isn't opened.
            return file.Length == 0 ? [] : File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path; links are followed.</param>
    /// <param name="mostBytes">Most bytes that it may have.</param>
    /// <param name="code">The kind of fault when it can't be read.</param>
    /// <param name="remedy">What to do then.</param>
    /// <exception cref="GlimpseException">It is missing, empty, too long, no ordinary file, or can't be
    /// read.</exception>
    public static byte[] Read(string path, long mostBytes, GlimpseErrorCode code, string remedy)
    {
        try
        {
            var file = Target(path);
            if (Directory.Exists(path))
                throw new GlimpseException(code, $"{path} is a folder, not a file.", remedy);
            if (!file.Exists)
                throw new GlimpseException(code, $"{path} is missing.", remedy);
            if (file.Length == 0)
                throw new GlimpseException(code, $"{path} is empty, or no ordinary file.", remedy);
            if (file.Length > mostBytes)
                throw new GlimpseException(code, $"{path} has {file.Length} bytes, more than {mostBytes}.", remedy);
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GlimpseException(
                code,
                $"{path} can't be read: "
                    + $"{(e is UnauthorizedAccessException ? "permission denied" : e.Message.TrimEnd('.'))}.",
                remedy,
                e);
        }
    }

    /// <summary>Opens a text file of any length; what is no ordinary file has no text.</summary>
    /// <param name="path">Its path; links are followed.</param>
    /// <exception cref="IOException">It is missing, or can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static TextReader OpenText(string path)
    {
        var file = Target(path);
        return file.Length == 0 ? TextReader.Null : file.OpenText();
    }

    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        return file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
    }
}
