using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>
/// The conversations in tests/protocol, held with a real server: what the client says is sent, what the server says
/// must be what is written, as tests/protocol/README.md puts it. Set GLIMPSE_WRITE_TRANSCRIPTS=1 to write the server's
/// part anew.
/// </summary>
public sealed class TranscriptTests
{
    private const string WriteVariable = "GLIMPSE_WRITE_TRANSCRIPTS";
    private const string Client = "client", Raw = "raw", Server = "server", End = "end";

    private static readonly string Folder = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", "protocol"));

    public static TheoryData<string> Names() =>
        [
            .. Directory
                .GetFiles(Folder, "*.jsonl")
                .Select(path => Path.GetFileName(path)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_server_says_what_is_written(string name)
    {
        var path = Path.Combine(Folder, name);
        var lines = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken))
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .ToList();
        await using var server = new TestServer();
        await using var client = server.Connect();
        var written = new List<JsonObject>();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line[Client] is { } message)
            {
                await client.SendContentAsync(Substitute(message, ids).ToJsonString());
            }
            else if (line[Raw] is { } raw)
            {
                await client.SendBytesAsync(System.Text.Encoding.UTF8.GetBytes(raw.GetValue<string>()));
            }
            else if (line[Server] is { } expected)
            {
                var said = await ReadAsync(client);
                Assert.NotNull(said);
                if (!IsWriting)
                    WireComparison.AssertSame(expected, said, ids);
                written.Add(new JsonObject { [Server] = Rename(said, ids) });
                continue;
            }
            else if (line.ContainsKey(End))
            {
                Assert.Null(await ReadAsync(client));
            }

            written.Add(line);
        }

        if (IsWriting)
            await File.WriteAllLinesAsync(
                path,
                written.Select(line => line.ToJsonString(Plain)),
                TestContext.Current.CancellationToken);
    }

    private static JsonSerializerOptions Plain { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool IsWriting => Environment.GetEnvironmentVariable(WriteVariable) == "1";

    /// <summary>The next message but for progress, of which there may be any amount.</summary>
    private static async Task<JsonObject?> ReadAsync(WireTestClient client)
    {
        while (true)
        {
            var message = await client.ReadAsync();
            if (message?["method"]?.GetValue<string>() != "$/progress")
                return message;
        }
    }

    /// <summary>What the server said, ids of results numbered through.</summary>
    private static JsonObject Rename(JsonObject said, Dictionary<string, string> ids)
    {
        foreach (
            var result in WireComparison.ResultIds(said).Where(result => !ids.ContainsValue(result)).Distinct().ToList()
        )
            ids.Add($"result-{ids.Count + 1}", result);
        return ids.Aggregate(
            said,
            (message, id) =>
                JsonNode.Parse(message.ToJsonString().Replace(id.Value, id.Key, StringComparison.Ordinal))!.AsObject());
    }

    /// <summary>What the client says, with this run's ids of results in place of those written.</summary>
    private static JsonNode Substitute(JsonNode message, Dictionary<string, string> ids)
    {
        var text = message.ToJsonString();
        foreach (var (written, actual) in ids)
            text = text.Replace(written, actual, StringComparison.Ordinal);
        return JsonNode.Parse(text)!;
    }
}
