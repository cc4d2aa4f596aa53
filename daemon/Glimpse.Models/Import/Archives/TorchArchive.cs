using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Glimpse.Core;

namespace Glimpse.Models.Import.Archives;

/// <summary>
/// A TorchScript file (torch.jit.save, format 3) as data: the tensors of its modules and what was saved beside them.
/// Its code isn't looked at.
/// </summary>
internal sealed class TorchArchive : IDisposable
{
    private const long MostBytes = 256L << 20;
    private const long MostPickleBytes = 1 << 20;
    private const long MostMetadataBytes = 1 << 16;
    private const long MostMarkBytes = 64;
    private const int MostDepth = 16;
    private const string Format = "3";
    private const string LittleEndian = "little";
    private const string PickleName = "data.pkl";

    private readonly ZipContent zip;
    private readonly string root;

    private TorchArchive(string path, byte[] file)
    {
        Path = path;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        zip = new ZipContent(path, file);
        root = FindRoot();
        if (Mark("version") is var format && format != Format)
            throw ArchiveFault.Foreign(path, $"is of TorchScript's format '{format ?? "none"}', not {Format}");
        if (Mark("byteorder") is { } order && order != LittleEndian)
            throw ArchiveFault.Foreign(path, $"has numbers in byte order '{order}', not {LittleEndian}");
        Tensors = FindTensors(new PickleReader(path, zip.Read(root + PickleName, MostPickleBytes)).Read());
    }

    /// <summary>The file, as it was named.</summary>
    internal string Path { get; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    internal string Sha256 { get; }

    /// <summary>Its tensors, in the order in which the modules have them.</summary>
    internal ImmutableArray<TorchTensor> Tensors { get; }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    /// <summary>Reads a file but for its numbers.</summary>
    /// <param name="path">The file; at most 256 MB.</param>
    /// <exception cref="GlimpseException">It can't be read, is damaged, or is something else; the message names file,
    /// entry, opcode or global.</exception>
    internal static TorchArchive Read(string path) =>
        Parse(
            path,
            OrdinaryFile.Read(
                path,
                MostBytes,
                GlimpseErrorCode.BadInput,
                "Name a TorchScript file, such as dense_1.3.pt of gnina's repository."));

    /// <summary>Reads the bytes of a file but for its numbers.</summary>
    /// <inheritdoc cref="Read(string)"/>
    internal static TorchArchive Parse(string path, byte[] file) => new(path, file);

    /// <summary>A text that was saved beside the network (<c>_extra_files</c>); null where there is none.</summary>
    /// <exception cref="GlimpseException">It is damaged, or no UTF-8.</exception>
    internal string? Extra(string name) => TextOf($"{root}extra/{name}", MostMetadataBytes);

    /// <summary>The numbers of a tensor of float32, last dimension fastest.</summary>
    /// <exception cref="GlimpseException">They are missing, damaged, or not as many as they should be.</exception>
    internal float[] Values(TorchTensor tensor)
    {
        var size = tensor.IsFloat ? sizeof(float) : sizeof(long);
        var bytes = zip.Read(tensor.Entry, (long)size * tensor.EntryCount);
        if (bytes.Length != (long)size * tensor.EntryCount)
            throw ArchiveFault.Damaged(
                Path,
                $"entry {tensor.Entry} has {bytes.Length} bytes for {tensor.EntryCount} numbers of {size}");
        var values = new float[tensor.IsFloat ? tensor.Count : 0];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan((tensor.Offset + i) * size));
        return values;
    }

    private string FindRoot()
    {
        var pickles = zip
            .Entries.Keys.Where(name =>
                name.EndsWith("/" + PickleName, StringComparison.Ordinal) && name.Count(c => c == '/') == 1)
            .ToArray();
        return pickles is [var only]
            ? only[..^PickleName.Length]
            : throw ArchiveFault.Foreign(
                Path,
                pickles.Length == 0
                    ? "is a zip file without a data.pkl, and no TorchScript file"
                    : $"has {pickles.Length} networks: {string.Join(", ", pickles)}");
    }

    private string? Mark(string name) => TextOf(root + name, MostMarkBytes)?.TrimEnd('\n');

    private string? TextOf(string entry, long most)
    {
        if (!zip.Entries.ContainsKey(entry))
            return null;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(zip.Read(entry, most));
        }
        catch (DecoderFallbackException failure)
        {
            throw ArchiveFault.Damaged(Path, $"entry {entry} is no UTF-8", failure);
        }
    }

    private ImmutableArray<TorchTensor> FindTensors(Pickled.Module network)
    {
        var tensors = ImmutableArray.CreateBuilder<TorchTensor>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var storages = new HashSet<string>(StringComparer.Ordinal);
        Add(network, "", 0);
        return tensors.ToImmutable();

        void Add(Pickled.Module module, string prefix, int depth)
        {
            // A module may hold itself, or one twice at each of many levels: each is visited once.
            if (depth > MostDepth || !seen.Add(module))
                throw ArchiveFault.Damaged(Path, $"module {prefix.TrimEnd('.')} is there twice, or too deep");
            foreach (var (key, value) in module.Attributes?.Values ?? new Pickled.Map().Values)
            {
                var name = prefix + key;
                if (value is Pickled.Module part)
                    Add(part, name + ".", depth + 1);
                else if (value is Pickled.Tensor tensor)
                    tensors.Add(Found(name, tensor));
                else if (value is not (null or bool or long or string))
                    throw ArchiveFault.Foreign(
                        Path,
                        $"has an attribute {name} that is neither module nor tensor nor number");
            }
        }

        TorchTensor Found(string name, Pickled.Tensor tensor)
        {
            var storage = tensor.Numbers;
            if (!storages.Add(storage.Key))
                throw ArchiveFault.Foreign(Path, $"has tensor {name} in the storage {storage.Key} of another");
            return new TorchTensor(
                name,
                storage.IsFloat,
                tensor.Shape,
                tensor.Count,
                tensor.Offset,
                $"{root}data/{storage.Key}",
                storage.Count);
        }
    }
}
