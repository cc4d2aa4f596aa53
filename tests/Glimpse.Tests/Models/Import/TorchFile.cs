using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Glimpse.Tests.Models.Import;

/// <summary>A TorchScript file made by hand: modules, tensors and what lies beside them, and no code.</summary>
internal sealed record TorchFile
{
    public const string Root = "net";

    /// <summary>Tensors by their places among the modules; a shape that is null is an int64 counter.</summary>
    public required IReadOnlyList<(string Name, long[]? Shape)> Tensors { get; init; }

    public string? Metadata { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Entries that are added, replaced or, where null, left out; below the root.</summary>
    public Dictionary<string, byte[]?> Entries { get; init; } = [];

    public CompressionLevel Packing { get; init; } = CompressionLevel.NoCompression;

    /// <summary>Without what torch writes before a zip file's end.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The numbers of a tensor.</summary>
    public float[] Values(int place)
    {
        var random = new Random((Seed * 1000) + place);
        var isVariance = Tensors[place].Name.EndsWith("running_var", StringComparison.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, (int)Tensors[place].Shape!.Aggregate(1L, (product, size) => product * size))
                .Select(_ => isVariance ? 0.5f + random.NextSingle() : 0.1f * (random.NextSingle() - 0.5f)),
        ];
    }

    /// <summary>The whole file.</summary>
    public byte[] ToBytes()
    {
        var entries = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        if (Metadata is not null)
            entries["extra/metadata"] = Encoding.UTF8.GetBytes(Metadata);
        for (var i = 0; i < Tensors.Count; i++)
            entries["data/" + Key(i)] = Tensors[i].Shape is null
                ? BitConverter.GetBytes(7L)
                : Values(i).SelectMany(BitConverter.GetBytes).ToArray();
        entries["data.pkl"] = Pickle();
        entries["version"] = "3\n"u8.ToArray();
        entries["byteorder"] = "little"u8.ToArray();
        foreach (var (name, content) in Entries)
            entries[name] = content;
        var zip = Zip(
            entries.Where(entry => entry.Value is not null).Select(entry => (entry.Key, entry.Value!)),
            Packing);
        return IsPlain ? zip : WithLongEnd(zip);
    }

    /// <summary>Writes it into a folder.</summary>
    public string WriteTo(string path)
    {
        File.WriteAllBytes(path, ToBytes());
        return path;
    }

    /// <summary>A zip file of these entries below the root.</summary>
    public static byte[] Zip(
        IEnumerable<(string Name, byte[] Content)> entries,
        CompressionLevel packing = CompressionLevel.NoCompression)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry($"{Root}/{name}", packing).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>With the end of a zip64 file and its locator before the usual end, as torch always has them.</summary>
    private static byte[] WithLongEnd(byte[] zip)
    {
        var end = zip.Length - 22;
        long count = BitConverter.ToUInt16(zip, end + 10);
        long length = BitConverter.ToUInt32(zip, end + 12), start = BitConverter.ToUInt32(zip, end + 16);
        return
        [
            .. zip.AsSpan(0, end),
            .. "PK\u0006\u0006"u8,
            .. BitConverter.GetBytes(44L),
            .. new byte[] { 30, 3, 45, 0 },
            .. new byte[8],
            .. new[] { count, count, length, start }.SelectMany(BitConverter.GetBytes),
            .. "PK\u0006\u0007"u8,
            .. new byte[4],
            .. BitConverter.GetBytes((long)end),
            .. BitConverter.GetBytes(1),
            .. zip.AsSpan(end),
        ];
    }

    /// <summary>The modules as torch pickles them.</summary>
    public byte[] Pickle()
    {
        var pickle = PickleBytes.Begun;
        Write(pickle, "Network", [.. Tensors.Select((tensor, place) => (tensor.Name.Split('.'), place))], 0);
        return pickle.Ended();
    }

    private void Write(PickleBytes pickle, string name, (string[] Path, int Place)[] parts, int depth)
    {
        pickle.Module(name).Text("training").Raw(0x89).Text("_is_full_backward_hook").Op('N');
        foreach (var group in parts.GroupBy(part => part.Path[depth]))
        {
            pickle.Text(group.Key);
            if (group.First() is var (path, place) && path.Length > depth + 1)
                Write(pickle, group.Key, [.. group], depth + 1);
            else
                pickle.Tensor(
                    Key(place),
                    Tensors[place].Shape ?? [],
                    type: Tensors[place].Shape is null ? "LongStorage" : "FloatStorage");
        }

        pickle.EndModule();
    }

    private static string Key(int place) => place.ToString(CultureInfo.InvariantCulture);
}
