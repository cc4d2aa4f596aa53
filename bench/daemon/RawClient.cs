using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glimpse.Bench.Daemon;

/// <summary>Speaks the wire over a pair of streams, synchronously, one call at a time.</summary>
internal sealed class RawClient(Stream input, Stream output)
{
    private int calls;

    public JsonNode Initialize() =>
        Call(
            "initialize",
            new JsonObject
            {
                ["clientName"] = "bench",
                ["clientVersion"] = "1",
                ["protocolVersion"] = 1,
            });

    /// <summary>Calls and waits; notifications are passed over.</summary>
    public JsonNode Call(string method, JsonObject? parameters = null)
    {
        Send(++calls, method, parameters ?? []);
        while (true)
        {
            var message = Read();
            if (message["id"]?.GetValue<int>() == calls)
                return message["result"]
                    ?? throw new InvalidOperationException(message["error"]!["message"]!.GetValue<string>());
        }
    }

    /// <summary>Calls and doesn't wait.</summary>
    public void Begin(string method, JsonObject parameters) => Send(++calls, method, parameters.DeepClone().AsObject());

    private void Send(int id, string method, JsonObject parameters)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters };
        var content = JsonSerializer.SerializeToUtf8Bytes(message);
        output.Write([
            .. Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n")),
            .. content,]);
        output.Flush();
    }

    /// <summary>The next message.</summary>
    /// <exception cref="EndOfStreamException">The daemon ended the connection.</exception>
    public JsonNode Read()
    {
        var header = new StringBuilder();
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = input.ReadByte();
            if (read < 0)
                throw new EndOfStreamException("The daemon ended the connection.");
            header.Append((char)read);
        }

        var content = new byte[int.Parse(header.ToString().Split(':')[1], CultureInfo.InvariantCulture)];
        input.ReadExactly(content);
        return JsonNode.Parse(content)!;
    }
}
