using ICSharpCode.SharpZipLib.Zip;

namespace Glimpse.Core.Structures.Reading;

/// <summary>The one file of a zip archive, unpacked as it is read; what macOS adds isn't counted.</summary>
internal sealed class ZippedFile : ReadOnlyStream
{
    private readonly PrefixedStream packed;
    private readonly ZipInputStream archive;
    private readonly string source;
    private readonly string? name;

    /// <summary>Goes to the first file.</summary>
    /// <exception cref="GlimpseException">There is none.</exception>
    internal ZippedFile(PrefixedStream packed, string source)
    {
        this.packed = packed;
        this.source = source;
        archive = new ZipInputStream(packed) { IsStreamOwner = false };
        name = NextFile() ?? throw Fault.In(source, "the zip archive holds no file.", "Pack one structure file.");
    }

    public override int Read(Span<byte> buffer)
    {
        var block = new byte[buffer.Length];
        var count = archive.Read(block, 0, block.Length);
        block.AsSpan(0, Math.Max(count, 0)).CopyTo(buffer);
        if (count > 0)
            return count;
        if (NextFile() is { } other)
            throw Fault.In(
                source,
                $"the zip archive holds several files, {Fault.Quote(name)} and {Fault.Quote(other)} first.",
                "Unpack it, and give one of its files.");
        while (packed.Read(block) > 0) { }

        return 0;
    }

    private string? NextFile()
    {
        while (archive.GetNextEntry() is { } entry)
        {
            if (
                entry.IsFile
                && !entry.Name.StartsWith("__MACOSX/", StringComparison.Ordinal)
                && !entry.Name.EndsWith(".DS_Store", StringComparison.Ordinal))
            {
                return entry.CompressionMethod is CompressionMethod.Stored or CompressionMethod.Deflated
                    ? entry.Name
                    : throw Fault.In(
                        source,
                        $"the zip archive packs {Fault.Quote(entry.Name)} with {entry.CompressionMethod}, which "
                            + $"isn't read.",
                        "Pack it with deflate, as zip does by itself, or unpack it.");
            }
        }

        return null;
    }
}
