using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>
/// Compares messages as clients of a conversation should: exactly, but for what differs from run to run.
/// </summary>
internal static class WireComparison
{
    private const string ResultId = "resultId";
    private const double Tolerance = 1e-6;

    /// <summary>Members of which only the kind is compared.</summary>
    private static readonly string[] Volatile =
    [
        "milliseconds",
        "uptimeSeconds",
        "processId",
        "residentBytes",
        "managedBytes",
        "descriptors",
        "version",
    ];

    /// <summary>Compares.</summary>
    /// <param name="expected">What is written.</param>
    /// <param name="actual">What was said.</param>
    /// <param name="ids">Ids of results as written, and this run's; added to.</param>
    public static void AssertSame(JsonNode? expected, JsonNode? actual, Dictionary<string, string> ids) =>
        Compare(expected, actual, ids, "", "");

    /// <summary>Every id of a result in a message.</summary>
    public static IEnumerable<string> ResultIds(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(member =>
                member.Key == ResultId && member.Value is JsonValue id
                    ? [id.GetValue<string>()]
                    : ResultIds(member.Value)),
            JsonArray items => items.SelectMany(ResultIds),
            _ => [],
        };

    private static void Compare(
        JsonNode? expected,
        JsonNode? actual,
        Dictionary<string, string> ids,
        string name,
        string path)
    {
        Assert.True(
            expected?.GetValueKind() == actual?.GetValueKind() || Volatile.Contains(name),
            $"{path}: {expected?.ToJsonString() ?? "null"} is written, {actual?.ToJsonString() ?? "null"} was said");
        if (Volatile.Contains(name))
            return;
        switch (expected)
        {
            case JsonObject members:
                Assert.Equal(members.Select(member => member.Key), actual!.AsObject().Select(member => member.Key));
                foreach (var (key, value) in members)
                    Compare(value, actual[key], ids, key, $"{path}.{key}");
                break;
            case JsonArray items:
                Assert.True(
                    items.Count == actual!.AsArray().Count,
                    $"{path}: {items.Count} items are written, {actual.AsArray().Count} were said");
                for (var i = 0; i < items.Count; i++)
                    Compare(items[i], actual[i], ids, name, $"{path}[{i}]");
                break;
            case JsonValue when expected.GetValueKind() == JsonValueKind.Number:
                var (want, got) = (expected.GetValue<double>(), actual!.GetValue<double>());
                Assert.True(
                    Math.Abs(want - got) <= Tolerance * Math.Max(1, Math.Abs(want)),
                    $"{path}: {want} is written, {got} was said");
                break;
            case JsonValue when name == ResultId:
                ids.TryAdd(expected.GetValue<string>(), actual!.GetValue<string>());
                Assert.Equal(ids[expected.GetValue<string>()], actual!.GetValue<string>());
                break;
            case JsonValue when expected.GetValueKind() == JsonValueKind.String:
                var (text, said) = (expected.GetValue<string>(), actual!.GetValue<string>());
                Assert.True(
                    text == said || HasProgramVersion(text),
                    $"{path}: '{Short(text)}' is written, '{Short(said)}' was said");
                break;
        }
    }

    /// <summary>Files name the program's version at their top.</summary>
    private static bool HasProgramVersion(string text) => text.Contains("Glimpse Bridge ", StringComparison.Ordinal);

    private static string Short(string text) => text.Length > 100 ? text[..100] + "..." : text;
}
