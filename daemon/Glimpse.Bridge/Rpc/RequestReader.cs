using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Glimpse.Bridge.Jobs;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>
/// Reads requests strictly: a member that is unknown, missing, null where that means nothing or of the wrong type is
/// refused by name.
/// </summary>
internal static class RequestReader
{
    private const string Remedy = "Give the members that PROTOCOL.md lists, by name.";
    private const int LongestQuote = 40;

    /// <summary>Reads a request.</summary>
    /// <param name="request">The parameters; those of a call without any are taken for an empty object.</param>
    /// <param name="type">What they should be.</param>
    /// <exception cref="WireException">They aren't.</exception>
    public static T Read<T>(JsonElement request, JsonTypeInfo<T> type)
    {
        if (request.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            throw Bad("Parameters must be named: an object, not an array.", null);
        var whole = request.ValueKind == JsonValueKind.Undefined ? JsonDocument.Parse("{}").RootElement : request;
        Check(whole, type, "");
        try
        {
            return whole.Deserialize(type)!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            var member = (e as JsonException)?.Path?.TrimStart('$', '.');
            throw BadValue(member);
        }
    }

    private static void Check(JsonElement value, JsonTypeInfo type, string path)
    {
        if (
            value.ValueKind == JsonValueKind.Array
            && type is { Kind: JsonTypeInfoKind.Enumerable, ElementType.IsValueType: false }
        )
            CheckElements(value, path.TrimEnd('.'));
        if (value.ValueKind != JsonValueKind.Object)
            return;
        if (type.Kind == JsonTypeInfoKind.Dictionary)
            CheckOptions(value, path);
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var known = type.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = path + Quote(member.Name);
            if (!known.TryGetValue(member.Name, out var property))
                throw Unknown(place, known.Keys);
            if (!seen.Add(member.Name))
                throw Twice(place);
            if (member.Value.ValueKind == JsonValueKind.Null && !property.IsSetNullable)
                throw Bad($"The member '{place}' is null.", place);
            var declared = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (declared.IsEnum && member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                throw BadValue(place);
            Check(member.Value, type.Options.GetTypeInfo(declared), place + ".");
        }

        if (
            known.Values.FirstOrDefault(property => property.IsRequired && !seen.Contains(property.Name)) is { } missing
        )
            throw Bad($"The member '{path}{missing.Name}' is missing.", path + missing.Name);
    }

    /// <summary>Lists of numbers aren't looked through: what reads them refuses a null.</summary>
    private static void CheckElements(JsonElement list, string path)
    {
        var at = 0;
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Null)
                throw Bad($"The member '{path}[{at}]' is null.", $"{path}[{at}]");
            at++;
        }
    }

    /// <summary>Names alone: what an option takes is for the table to say.</summary>
    private static void CheckOptions(JsonElement value, string path)
    {
        var known = RequestOptions.Members(path).ToArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = path + Quote(member.Name);
            if (!known.Contains(member.Name))
                throw Unknown(place, known);
            if (!seen.Add(member.Name))
                throw Twice(place);
        }
    }

    private static WireException Unknown(string place, IEnumerable<string> known) =>
        Bad($"There is no member '{place}'; the members are: {string.Join(", ", known)}.", place);

    private static WireException Twice(string place) => Bad($"The member '{place}' is there twice.", place);

    private static string Quote(string name) =>
        // The cut may be within a pair.
        string.Concat(Printable.Line(name).Take(LongestQuote).Select(c => char.IsSurrogate(c) ? '?' : c));

    private static WireException BadValue(string? member) =>
        Bad($"The member '{member}' has a value of the wrong type, or none of those that it may have.", member);

    private static WireException Bad(string message, string? where) =>
        ErrorTable.Make(ErrorCodes.InvalidParams, message, Remedy, where);
}
