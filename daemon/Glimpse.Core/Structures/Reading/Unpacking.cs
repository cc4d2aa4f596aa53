using ICSharpCode.SharpZipLib.BZip2;
using SharpCompress.Compressors.Xz;

namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// Unpacks gzip, bzip2, xz and zip, recognised by their first bytes, as they are read; what is no such thing stays as
/// it is.
/// </summary>
internal static class Unpacking
{
    /// <summary>So many bytes at the beginning tell what it is, and of xz how much memory it wants.</summary>
    internal const int HeadLength = 48;

    /// <summary>Largest dictionary of xz: twice what its highest level (-9) has.</summary>
    private const long MostDictionary = 128L << 20;

    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B];

    private static ReadOnlySpan<byte> BZip2 => "BZh"u8;

    private static ReadOnlySpan<byte> Xz => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00];

    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;

    /// <summary>Unpacks a stream.</summary>
    /// <param name="stream">The stream, closed with what is returned.</param>
    /// <param name="source">Its name for messages.</param>
    /// <exception cref="GlimpseException">It wants more memory than any file of its kind needs, or is an archive of
    /// other than one file.</exception>
    internal static Stream Open(Stream stream, string source)
    {
        var head = new byte[HeadLength];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new PrefixedStream(head.AsMemory(0, length), new BufferedStream(stream));
        if (head.AsSpan().StartsWith(Gzip))
            return new GzippedFile(whole);
        if (head.AsSpan().StartsWith(BZip2))
            return new UnpackedStream(whole, rest => new BZip2InputStream(rest) { IsStreamOwner = false });
        if (head.AsSpan().StartsWith(Zip))
            return new UnpackedStream(whole, rest => new ZippedFile(rest, source));
        if (UnreadPacking.Of(head.AsSpan(0, length)) is { } other)
            throw Fault.In(
                source,
                $"the file is {other}, which isn't read.",
                "Unpack or convert it; plain text and gzip, bzip2, xz and zip are read.");
        if (!head.AsSpan().StartsWith(Xz))
            return whole;
        return XzHeader.DictionaryOf(head.AsSpan(0, length)) <= MostDictionary
            ? new UnpackedStream(whole, rest => new XZStream(rest))
            : throw Fault.In(
                source,
                "the xz data want more than 128 MB of memory, or a filter that isn't known.",
                "Unpack the file by hand, or pack it with 'xz -9' at most.");
    }
}
