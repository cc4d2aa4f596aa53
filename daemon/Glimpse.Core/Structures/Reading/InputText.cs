using System.IO.Compression;
using System.Text;

namespace Glimpse.Core.Structures.Reading;

/// <summary>Opens files and streams as text; gzip is recognised by its first two bytes.</summary>
internal static class InputText
{
    private const int BufferSize = 1 << 16;

    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B];

    /// <summary>Opens a file or a pipe, which is read once and never sought in; <c>-</c> is standard input.</summary>
    /// <exception cref="GlimpseException">There is no such file, or it can't be read.</exception>
    internal static TextReader Open(string path)
    {
        try
        {
            return Open(path == InputName.StandardInput
                ? Console.OpenStandardInput()
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan));
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
    internal static TextReader Open(Stream stream)
    {
        var magic = new byte[GzipMagic.Length];
        var length = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        Stream whole = new PrefixedStream(magic.AsMemory(0, length), stream);
        if (magic.AsSpan().SequenceEqual(GzipMagic))
            whole = new GZipStream(whole, CompressionMode.Decompress);
        return new StreamReader(whole, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);
    }
}
