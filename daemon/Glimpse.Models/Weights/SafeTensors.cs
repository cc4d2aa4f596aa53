using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;
using Glimpse.Core;

namespace Glimpse.Models.Weights;

/// <summary>
/// Reads and writes the safetensors format: 8 bytes with the header's length (little-endian), a JSON header with name,
/// type, shape and place of each tensor, then the values without gaps. float32 only.
/// </summary>
internal static class SafeTensors
{
    private const int LengthBytes = sizeof(ulong);
    private const int HeaderAlignment = 8;
    private const string MetadataKey = "__metadata__";
    private const string TypeKey = "dtype";
    private const string ShapeKey = "shape";
    private const string OffsetsKey = "data_offsets";
    private const string Float32 = "F32";

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="GlimpseException">It is missing, damaged, truncated or of another type; the message names file
    /// and tensor.</exception>
    internal static SafeTensorFile Read(string path)
    {
        return Parse(
            path,
            OrdinaryFile.Read(path, Array.MaxLength, GlimpseErrorCode.BadModel, "Name a file of weights."));
    }

    /// <summary>Writes a file under another name and renames it, so that a reader never sees half of it.</summary>
    internal static void Write(string path, SafeTensorFile content)
    {
        var header = Header(content);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[LengthBytes];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var tensor in content.Tensors.Values)
            {
                var bytes = new byte[tensor.Values.Length * sizeof(float)];
                for (var i = 0; i < tensor.Values.Length; i++)
                    BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), tensor.Values[i]);
                stream.Write(bytes);
            }
        });
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="GlimpseException">They are damaged, truncated or of another type; the message names file and
    /// tensor.</exception>
    internal static SafeTensorFile Parse(string path, byte[] file)
    {
        if (file.Length < LengthBytes)
            throw Fault(path, "is truncated: it has no header");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > (ulong)(file.Length - LengthBytes))
            throw Fault(path, $"is truncated or no safetensors file: its header would have {length} bytes");
        var values = LengthBytes + (int)length;
        using var header = ParseHeader(path, file.AsMemory(LengthBytes, (int)length));
        List<SafeTensor> tensors = [];
        List<KeyValuePair<string, string>> metadata = [];
        List<(long Begin, long End)> places = [];
        foreach (var member in header.RootElement.EnumerateObject())
        {
            if (member.NameEquals(MetadataKey))
            {
                metadata.AddRange(ReadMetadata(path, member.Value));
                continue;
            }

            var (shape, begin, end) = ReadEntry(path, member.Name, member.Value, file.Length - values);
            tensors.Add(
                new SafeTensor(
                    member.Name,
                    [.. shape],
                    ReadValues(file.AsSpan(values + (int)begin, (int)(end - begin)))));
            places.Add((begin, end));
        }

        CheckNoGaps(path, places, file.Length - values);
        return SafeTensorFile.Of(tensors, metadata);
    }

    private static JsonDocument ParseHeader(string path, ReadOnlyMemory<byte> header)
    {
        if (!Utf8.IsValid(header.Span))
            throw Fault(path, "is damaged: its header is no UTF-8");
        try
        {
            var document = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            throw Fault(path, "is damaged: its header is no JSON object");
        }
        catch (JsonException failure)
        {
            throw Fault(path, "is damaged: its header is no JSON", failure);
        }
    }

    private static (long[] Shape, long Begin, long End) ReadEntry(
        string path,
        string name,
        JsonElement entry,
        long available)
    {
        if (
            entry.ValueKind != JsonValueKind.Object
            || !entry.TryGetProperty(TypeKey, out var type)
            || ReadNumbers(entry, ShapeKey) is not { } shape
            || ReadNumbers(entry, OffsetsKey) is not [var begin, var end])
            throw Fault(path, $"is damaged: the entry of tensor {name} is incomplete");
        if (
            entry
                .EnumerateObject()
                .Select(member => member.Name)
                .FirstOrDefault(name => name is not (TypeKey or ShapeKey or OffsetsKey)) is
            { } unknown)
            throw Fault(path, $"is damaged: the entry of tensor {name} has a member {unknown}");
        if (type.ValueKind != JsonValueKind.String || type.GetString() != Float32)
            throw Fault(path, $"has tensor {name} of type {type}, not {Float32}");
        if (begin > end || end > available)
            throw Fault(path, $"is truncated: tensor {name} ends at byte {end} of {available}");
        if (!TryCount(shape, out var count) || count * sizeof(float) != end - begin)
            throw Fault(
                path,
                $"is damaged: tensor {name} of shape [{string.Join(", ", shape)}] has {end - begin} bytes");
        return (shape, begin, end);
    }

    private static long[]? ReadNumbers(JsonElement entry, string key)
    {
        if (!entry.TryGetProperty(key, out var array) || array.ValueKind != JsonValueKind.Array)
            return null;
        var numbers = new long[array.GetArrayLength()];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (array[i].ValueKind != JsonValueKind.Number || !array[i].TryGetInt64(out numbers[i]) || numbers[i] < 0)
                return null;
        }

        return numbers;
    }

    private static bool TryCount(long[] shape, out long count)
    {
        count = 1;
        foreach (var dimension in shape)
        {
            if (dimension > 0 && count > int.MaxValue / dimension)
                return false;
            count *= dimension;
        }

        return true;
    }

    private static KeyValuePair<string, string>[] ReadMetadata(string path, JsonElement metadata)
    {
        if (
            metadata.ValueKind != JsonValueKind.Object
            || metadata.EnumerateObject().Any(item => item.Value.ValueKind != JsonValueKind.String))
            throw Fault(path, $"is damaged: {MetadataKey} holds something other than texts");
        return [.. metadata.EnumerateObject().Select(item => KeyValuePair.Create(item.Name, item.Value.GetString()!))];
    }

    private static float[] ReadValues(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return values;
    }

    private static void CheckNoGaps(string path, List<(long Begin, long End)> places, long available)
    {
        var expected = 0L;
        foreach (var (begin, end) in places.Order())
        {
            if (begin != expected)
                throw Fault(path, $"is damaged: values overlap or leave a gap at byte {begin}");
            expected = end;
        }

        if (expected != available)
            throw Fault(path, $"is damaged: {available - expected} bytes at its end belong to no tensor");
    }

    private static byte[] Header(SafeTensorFile content)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            if (!content.Metadata.IsEmpty)
                WriteMetadata(writer, content);
            var offset = 0L;
            foreach (var tensor in content.Tensors.Values)
            {
                writer.WriteStartObject(tensor.Name);
                writer.WriteString(TypeKey, Float32);
                WriteNumbers(writer, ShapeKey, [.. tensor.Shape]);
                var end = offset + ((long)tensor.Values.Length * sizeof(float));
                WriteNumbers(writer, OffsetsKey, [offset, end]);
                writer.WriteEndObject();
                offset = end;
            }

            writer.WriteEndObject();
        }

        // The format allows blanks after the JSON; they align the values.
        while (stream.Length % HeaderAlignment != 0)
            stream.WriteByte((byte)' ');
        return stream.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, SafeTensorFile content)
    {
        writer.WriteStartObject(MetadataKey);
        foreach (var (key, text) in content.Metadata)
            writer.WriteString(key, text);
        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string key, long[] numbers)
    {
        writer.WriteStartArray(key);
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }

    private static GlimpseException Fault(string path, string what, Exception? inner = null) =>
        new(
            GlimpseErrorCode.BadModel,
            $"{path} {what}.",
            "Install the model again; its weights.safetensors is not what was published.",
            inner);
}
