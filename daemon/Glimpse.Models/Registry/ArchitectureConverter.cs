using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Glimpse.Core;

namespace Glimpse.Models.Registry;

/// <summary>Reads and writes an architecture as the record of its kind.</summary>
/// <param name="kinds">The records' JSON, by the kinds' names.</param>
/// <param name="usual">The kind that is meant where none is named.</param>
internal sealed class ArchitectureConverter(IReadOnlyDictionary<string, JsonTypeInfo> kinds, string usual)
    : JsonConverter<Architecture>
{
    private const string KindMember = "kind";

    /// <inheritdoc/>
    public override Architecture? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var ahead = reader;
        using var whole = JsonDocument.ParseValue(ref ahead);
        var kind = KindOf(whole.RootElement);
        if (!kinds.TryGetValue(kind, out var type))
            throw new JsonException(
                $"architecture.kind is '{kind}'; this program knows {string.Join(", ", kinds.Keys)}");
        try
        {
            return (Architecture?)JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException fault)
        {
            throw new JsonException(JsonFault.Of(fault, "architecture."), fault);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Architecture value, JsonSerializerOptions options)
    {
        var (kind, type) = kinds.First(one => one.Value.Type == value.GetType());
        JsonSerializer.Serialize(writer, value with { Kind = kind == usual ? value.Kind : kind }, type);
    }

    private string KindOf(JsonElement architecture) =>
        architecture.ValueKind == JsonValueKind.Object
        && architecture.TryGetProperty(KindMember, out var kind)
        && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()!
            : usual;
}
