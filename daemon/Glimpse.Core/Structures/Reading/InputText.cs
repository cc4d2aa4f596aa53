using System.Text;

namespace Glimpse.Core.Structures.Reading;

/// <summary>Opens files and streams as text, packed or not (<see cref="Unpacking"/>).</summary>
internal static class InputText
{
    private const int BufferSize = 1 << 16;

    /// <summary>Opens a file or a pipe, which is read once and never sought in; <c>-</c> is standard input.</summary>
    /// <exception cref="GlimpseException">There is no such file, or it can't be read.</exception>
    internal static TextReader Open(string path)
    {
        try
        {
            return Open(path == InputName.StandardInput
                ? Console.OpenStandardInput()
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan), InputName.Of(path));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GlimpseException(GlimpseErrorCode.BadInput, $"{path}: there is no such file.", "Check the path.", missing);
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

    /// <summary>Opens a stream, which is closed with the text.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="source">Its name for messages.</param>
    /// <exception cref="GlimpseException">It is packed in a way that isn't taken.</exception>
    internal static TextReader Open(Stream stream, string source) =>
        new StreamReader(Unpacking.Open(stream, source), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);
}
