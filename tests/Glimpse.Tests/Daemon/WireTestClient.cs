using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glimpse.Tests.Daemon;

/// <summary>A client that knows of the wire only what PROTOCOL.md says.</summary>
internal sealed class WireTestClient(Stream stream) : IAsyncDisposable
{
    private readonly List<JsonObject> notifications = [];
    private readonly Dictionary<int, JsonObject> answers = [];
    private int calls;

    /// <summary>Notifications met while waiting for answers.</summary>
    public IReadOnlyList<JsonObject> Notifications => notifications;

    public Task<JsonObject> InitializeAsync(string name = "test") =>
        CallAsync(
            "initialize",
            new JsonObject
            {
                ["clientName"] = name,
                ["clientVersion"] = "1.0",
                ["protocolVersion"] = 1,
            });

    /// <summary>Calls and waits for the answer: the whole message.</summary>
    public async Task<JsonObject> CallAsync(string method, JsonNode? parameters = null)
    {
        var id = await BeginAsync(method, parameters);
        return await AnswerAsync(id);
    }

    /// <summary>Calls and doesn't wait.</summary>
    public async Task<int> BeginAsync(string method, JsonNode? parameters = null)
    {
        var id = ++calls;
        await SendAsync(
            new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = id,
                ["method"] = method,
                ["params"] = parameters ?? new JsonObject(),
            });
        return id;
    }

    /// <summary>Waits for the answer to a call.</summary>
    public async Task<JsonObject> AnswerAsync(int id)
    {
        while (!answers.ContainsKey(id))
        {
            var message =
                await ReadAsync() ?? throw new EndOfStreamException("The connection ended before the answer.");
            if (message["id"]?.GetValue<int>() is { } answered)
                answers.Add(answered, message);
            else
                notifications.Add(message);
        }

        answers.Remove(id, out var answer);
        return answer!;
    }

    public Task NotifyAsync(string method, JsonNode parameters) =>
        SendAsync(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    public Task SendAsync(JsonNode message) => SendContentAsync(message.ToJsonString());

    public Task SendContentAsync(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var header = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {bytes.Length}\r\n\r\n");
        return SendBytesAsync([.. Encoding.ASCII.GetBytes(header), .. bytes]);
    }

    public async Task SendBytesAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    /// <summary>The next message; null when the connection has ended.</summary>
    public async Task<JsonObject?> ReadAsync()
    {
        using var guard = new CancellationTokenSource(HangGuard.Patience);
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, guard.Token) == 0)
                return null;
            header.Append((char)one[0]);
        }

        var length = int.Parse(header.ToString().Split(':')[1].Trim(), CultureInfo.InvariantCulture);
        var content = new byte[length];
        await stream.ReadExactlyAsync(content, guard.Token);
        return JsonSerializer.Deserialize<JsonObject>(content);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
