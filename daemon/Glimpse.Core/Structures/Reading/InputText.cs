using System.Text;

namespace Glimpse.Core.Structures.Reading;

/// <summary>Opens files and streams as text, packed or not (<see cref="Unpacking"/>).</summary>
internal static class InputText
{
    private const int BufferSize = 1 << 16;

    /// <summary>EAGAIN of Linux: somebody holds a lock.</summary>
    private const int TryAgain = 11;

    /// <summary>ERROR_SHARING_VIOLATION of Windows.</summary>
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>Opens a file or a pipe, which is read once and never sought in; <c>-</c> is standard input.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellation">Ends the waiting for who writes to a pipe.</param>
    /// <exception cref="GlimpseException">There is no such file, it has no name, or it can't be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, now or while it is read.</exception>
    internal static TextReader Open(string path, CancellationToken cancellation)
    {
        if (path.Length == 0)
            throw new GlimpseException(
                GlimpseErrorCode.BadUsage,
                "A file has an empty name.",
                "Check the command: a variable in it may not be set.");
        RequireInput(path);
        try
        {
            Stream source = IsOrdinary(path)
                ? OpenFile(path)
                : new InterruptibleStream(
                    Waiting.For(
                        () => path == InputName.StandardInput ? Console.OpenStandardInput() : OpenFile(path),
                        cancellation),
                    cancellation);
            return Open(source, InputName.Of(path));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{path}: there is no such file.",
                "Check the path.",
                missing);
        }
        catch (IOException locked) when (locked.HResult is TryAgain or SharingViolation)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{path}: another program has locked the file.",
                "Wait until that program is done with it, or give a copy.",
                locked);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                $"{path}: the file can't be read.",
                "Check that it is a file, not a folder, and that you may read it.",
                refused);
        }
    }

    private static void RequireInput(string path)
    {
        if (path == InputName.StandardInput && !StandardStreams.IsGiven(StandardStreams.Input))
            throw new GlimpseException(
                GlimpseErrorCode.BadInput,
                "stdin is closed.",
                "Give the file's name, or pipe it in.");
    }

    /// <summary>Only an ordinary file has a length; whoever opens a named pipe waits for its other end.</summary>
    private static bool IsOrdinary(string path)
    {
        if (path == InputName.StandardInput)
            return false;
        var file = new FileInfo(path);
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return file.Exists && file.Length > 0;
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);

    /// <summary>Opens a stream, which is closed with the text.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="source">Its name for messages.</param>
    /// <exception cref="GlimpseException">It is packed in a way that isn't taken.</exception>
    internal static TextReader Open(Stream stream, string source) =>
        new StreamReader(
            Unpacking.Open(stream, source),
            Encoding.UTF8,
            detectEncodingFromByteOrderMarks: true,
            BufferSize);
}
