using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Glimpse.Models.Import.Archives;

/// <summary>
/// The entries of a zip file that is in memory (PKWARE's APPNOTE.TXT 6.3), stored or deflated. Nothing is unpacked
/// before it is asked for, never more than it says, and no name becomes a path.
/// </summary>
internal sealed class ZipContent
{
    /// <summary>Entries that an archive may have: gnina's have at most 196.</summary>
    internal const int MostEntries = 4096;

    private const uint EndSignature = 0x0605_4B50;
    private const uint DirectorySignature = 0x0201_4B50;
    private const uint LocalSignature = 0x0403_4B50;
    private const uint LongEndSignature = 0x0606_4B50;
    private const uint LocatorSignature = 0x0706_4B50;
    private const int EndBytes = 22;
    private const int LongEndBytes = 56;
    private const int LocatorBytes = 20;
    private const int DirectoryBytes = 46;
    private const int LocalBytes = 30;
    private const ushort Encrypted = 1;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly string path;
    private readonly byte[] file;
    private readonly int directory;

    /// <summary>Reads the central directory.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="file">Its bytes.</param>
    /// <exception cref="Core.GlimpseException">It is no zip file, or a damaged one.</exception>
    internal ZipContent(string path, byte[] file)
    {
        (this.path, this.file) = (path, file);
        var end = FindEnd();
        var count = U16(end + 10);
        var (length, start) = (U32(end + 12), U32(end + 16));
        if (count == ushort.MaxValue || length == uint.MaxValue || start == uint.MaxValue)
            throw ArchiveFault.Foreign(path, "is a zip64 file");
        if (U16(end + 4) != 0 || U16(end + 6) != 0 || U16(end + 8) != count)
            throw ArchiveFault.Foreign(path, "is one part of a zip file in several");
        if (count > MostEntries)
            throw ArchiveFault.Foreign(path, $"has {count} entries, more than {MostEntries}");
        var last = EndOfDirectory(end, count, length, start);
        if (start + (long)length != last)
            throw ArchiveFault.Damaged(path, "its directory isn't where the end of the file says");
        directory = (int)start;
        Entries = ReadDirectory(count, last);
    }

    /// <summary>The entries by name.</summary>
    internal ImmutableSortedDictionary<string, ZipEntry> Entries { get; }

    /// <summary>Unpacks an entry and compares it with its checksum.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">Most bytes that it may have.</param>
    /// <exception cref="Core.GlimpseException">It is missing, longer, packed in another way, or damaged.</exception>
    internal byte[] Read(string name, long most)
    {
        if (!Entries.TryGetValue(name, out var entry))
            throw ArchiveFault.Damaged(path, $"entry {name} is missing");
        if (entry.Unpacked > most)
            throw ArchiveFault.Damaged(path, $"entry {name} has {entry.Unpacked} bytes, more than {most}");
        if ((entry.Flags & Encrypted) != 0)
            throw ArchiveFault.Foreign(path, $"has the entry {name} encrypted");
        var packed = PackedBytes(entry);
        var content = entry.Method switch
        {
            Stored when packed.Length == entry.Unpacked => packed.ToArray(),
            Stored => throw ArchiveFault.Damaged(path, $"entry {name} is stored and has two lengths"),
            Deflated => Inflate(entry, packed),
            _ => throw ArchiveFault.Foreign(path, $"has the entry {name} packed by method {entry.Method}"),
        };
        return Crc32.Of(content) == entry.Checksum
            ? content
            : throw ArchiveFault.Damaged(path, $"entry {name} has another checksum than the directory says");
    }

    private int FindEnd()
    {
        // The last record of the file; only a comment of at most 64 KB may follow, whose length it states.
        for (var at = file.Length - EndBytes; at >= 0 && at >= file.Length - EndBytes - ushort.MaxValue; at--)
        {
            if (U32(at) == EndSignature && at + EndBytes + U16(at + 20) == file.Length)
                return at;
        }

        throw file.Length >= sizeof(uint) && U32(0) == LocalSignature
            ? ArchiveFault.Damaged(path, "it is cut off, its end is missing")
            : ArchiveFault.Foreign(path, "is no zip file, which a TorchScript file is");
    }

    /// <summary>
    /// Torch writes the end of a zip64 file before the usual one, however short the file is: it says the same.
    /// </summary>
    private int EndOfDirectory(int end, uint count, uint length, uint start)
    {
        var at = end - LocatorBytes - LongEndBytes;
        if (at < 0 || U32(at) != LongEndSignature || U32(end - LocatorBytes) != LocatorSignature)
            return end;
        return U64(at + 24) == count && U64(at + 32) == count && U64(at + 40) == length && U64(at + 48) == start
            ? at
            : throw ArchiveFault.Damaged(path, "its two ends say two things");
    }

    private ImmutableSortedDictionary<string, ZipEntry> ReadDirectory(int count, int end)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, ZipEntry>(StringComparer.Ordinal);
        var at = directory;
        for (var i = 0; i < count; i++)
        {
            if (at + DirectoryBytes > end || U32(at) != DirectorySignature)
                throw ArchiveFault.Damaged(path, $"entry {i + 1} of its directory is cut off or none");
            var next = at + DirectoryBytes + U16(at + 28) + U16(at + 30) + U16(at + 32);
            if (next > end)
                throw ArchiveFault.Damaged(path, $"entry {i + 1} of its directory is cut off");
            var entry = new ZipEntry(
                Name(file.AsSpan(at + DirectoryBytes, U16(at + 28)), i),
                Flags: U16(at + 8),
                Method: U16(at + 10),
                Checksum: U32(at + 16),
                Packed: U32(at + 20),
                Unpacked: U32(at + 24),
                Header: U32(at + 42));
            if (!entries.TryAdd(entry.Name, entry))
                throw ArchiveFault.Damaged(path, $"entry {entry.Name} is there twice");
            at = next;
        }

        return at == end
            ? entries.ToImmutable()
            : throw ArchiveFault.Damaged(path, "its directory has more entries than it says");
    }

    private string Name(ReadOnlySpan<byte> bytes, int place)
    {
        try
        {
            var name = StrictUtf8.GetString(bytes);
            if (!name.Any(char.IsControl))
                return name;
        }
        catch (DecoderFallbackException)
        {
            // Told below.
        }

        throw ArchiveFault.Damaged(path, $"the name of entry {place + 1} is no line of UTF-8");
    }

    private ReadOnlySpan<byte> PackedBytes(ZipEntry entry)
    {
        if (entry.Header + (long)LocalBytes > directory || U32((int)entry.Header) != LocalSignature)
            throw ArchiveFault.Damaged(path, $"entry {entry.Name} isn't where the directory says");
        var start = entry.Header + LocalBytes + (long)U16((int)entry.Header + 26) + U16((int)entry.Header + 28);
        return start + entry.Packed <= directory
            ? file.AsSpan((int)start, (int)entry.Packed)
            : throw ArchiveFault.Damaged(path, $"entry {entry.Name} is cut off");
    }

    private byte[] Inflate(ZipEntry entry, ReadOnlySpan<byte> packed)
    {
        // Deflate packs 1,032 to 1 at best: what says more lies, and nothing is made room for.
        const int BestRatio = 1032;
        if (entry.Unpacked > (long)BestRatio * packed.Length)
            throw ArchiveFault.Damaged(path, $"entry {entry.Name} says that it is longer than it can be");
        var content = new byte[entry.Unpacked];
        try
        {
            using var inflating = new DeflateStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            if (inflating.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length)
                throw ArchiveFault.Damaged(path, $"entry {entry.Name} is shorter than it says");
            if (inflating.ReadByte() >= 0)
                throw ArchiveFault.Damaged(path, $"entry {entry.Name} is longer than it says");
            return content;
        }
        catch (InvalidDataException failure)
        {
            throw ArchiveFault.Damaged(path, $"entry {entry.Name} can't be inflated", failure);
        }
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));

    private ulong U64(int at) => BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));
}
