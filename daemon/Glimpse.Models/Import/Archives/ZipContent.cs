using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace Glimpse.Models.Import.Archives;

/// <summary>
/// The entries of a zip file that is in memory. Nothing is unpacked before it is asked for, never more than it says,
/// and no name becomes a path.
/// </summary>
internal sealed class ZipContent : IDisposable
{
    /// <summary>Entries that an archive may have: gnina's have at most 196.</summary>
    internal const int MostEntries = 4096;

    /// <summary>Deflate packs so many bytes into one at best (zlib's technical details).</summary>
    private const int BestRatio = 1032;

    private static readonly byte[] FirstBytes = "PK\u0003\u0004"u8.ToArray();

    private readonly string path;
    private readonly ZipArchive archive;

    /// <summary>Reads the central directory.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="file">Its bytes.</param>
    /// <exception cref="Core.GlimpseException">It is no zip file, or a damaged one.</exception>
    internal ZipContent(string path, byte[] file)
    {
        this.path = path;
        try
        {
            archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            Entries = ByName(archive.Entries);
        }
        catch (Exception failure) when (IsOfTheFile(failure))
        {
            throw file.AsSpan().StartsWith(FirstBytes)
                ? ArchiveFault.Damaged(path, "it is cut off or its directory is spoiled", failure)
                : ArchiveFault.Foreign(path, "is no zip file, which a TorchScript file is");
        }
    }

    /// <summary>The entries by name.</summary>
    internal ImmutableSortedDictionary<string, ZipArchiveEntry> Entries { get; }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    /// <summary>Unpacks an entry and compares it with its checksum.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">Most bytes that it may have.</param>
    /// <exception cref="Core.GlimpseException">It is missing, longer, packed in another way, or damaged.</exception>
    internal byte[] Read(string name, long most)
    {
        if (!Entries.TryGetValue(name, out var entry))
            throw ArchiveFault.Damaged(path, $"entry {name} is missing");
        if (entry.Length > most)
            throw ArchiveFault.Damaged(path, $"entry {name} has {entry.Length} bytes, more than {most}");
        if (entry.IsEncrypted)
            throw ArchiveFault.Foreign(path, $"has the entry {name} encrypted");

        // What says more than it can hold lies, and nothing is made room for.
        if (entry.Length > BestRatio * entry.CompressedLength)
            throw ArchiveFault.Damaged(path, $"entry {name} says that it is longer than it can be");
        var content = new byte[entry.Length];
        try
        {
            using var unpacked = entry.Open();
            if (unpacked.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length)
                throw ArchiveFault.Damaged(path, $"entry {name} is shorter than it says");
        }
        catch (Exception failure) when (IsOfTheFile(failure))
        {
            throw ArchiveFault.Damaged(path, $"entry {name} can't be unpacked", failure);
        }

        var sum = new Crc32();
        sum.Update(content);
        return (uint)sum.Value == entry.Crc32
            ? content
            : throw ArchiveFault.Damaged(path, $"entry {name} has another checksum than the directory says");
    }

    private ImmutableSortedDictionary<string, ZipArchiveEntry> ByName(ReadOnlyCollection<ZipArchiveEntry> all)
    {
        if (all.Count > MostEntries)
            throw ArchiveFault.Foreign(path, $"has {all.Count} entries, more than {MostEntries}");
        var entries = ImmutableSortedDictionary.CreateBuilder<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in all)
        {
            if (entry.FullName.Any(c => char.IsControl(c) || c == '\uFFFD'))
                throw ArchiveFault.Damaged(path, $"the name of entry {entries.Count + 1} is no line of UTF-8");
            if (!entries.TryAdd(entry.FullName, entry))
                throw ArchiveFault.Damaged(path, $"entry {entry.FullName} is there twice");
        }

        return entries.ToImmutable();
    }

    /// <summary>What the framework's reader throws at a file that is spoiled.</summary>
    private static bool IsOfTheFile(Exception failure) =>
        failure is InvalidDataException or IOException or ArgumentException or OverflowException
            or NotSupportedException;
}
