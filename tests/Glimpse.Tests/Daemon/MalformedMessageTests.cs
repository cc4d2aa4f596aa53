using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class MalformedMessageTests
{
    private const string Status = """{"jsonrpc":"2.0","id":7,"method":"daemon/status","params":{}}""";

    [Theory]
    [InlineData("Content-Length: 1000000000000\r\n\r\n", ErrorCodes.LimitExceeded)]
    [InlineData("Content-Length: 99999999999999999999999\r\n\r\n", ErrorCodes.ParseError)]
    [InlineData("Content-Length: -5\r\n\r\n", ErrorCodes.ParseError)]
    [InlineData("Content-Length: 0\r\n\r\n", ErrorCodes.ParseError)]
    [InlineData("Content-Length: 12 apples\r\n\r\n", ErrorCodes.ParseError)]
    [InlineData("Content-Length: 0x10\r\n\r\n", ErrorCodes.ParseError)]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n\r\n", ErrorCodes.ParseError)]
    [InlineData("Content-Type: text/plain\r\n\r\n", ErrorCodes.ParseError)]
    [InlineData("Last login: today from elsewhere\r\n\r\n", ErrorCodes.ParseError)]
    [InlineData("\r\n\r\n", ErrorCodes.ParseError)]
    public async Task A_bad_header_is_answered_and_the_connection_ends(string header, int code)
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        await client.SendBytesAsync(Encoding.ASCII.GetBytes(header));
        await AssertRefusedAsync(client, code);
    }

    [Fact]
    public async Task A_header_without_end_is_refused_after_a_kilobyte()
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        await client.SendBytesAsync(Encoding.ASCII.GetBytes("Content-Length: 10\r\nX: " + new string('x', 1100)));
        await AssertRefusedAsync(client, ErrorCodes.ParseError);
    }

    [Theory]
    [InlineData("Content-Le")]
    [InlineData("Content-Length: 500\r\n\r\n{\"jsonrpc\":")]
    public async Task A_message_that_is_begun_and_not_finished_is_given_up(string beginning)
    {
        await using var server = new TestServer(patience: TimeSpan.FromMilliseconds(50));
        await using var client = server.Connect();
        await client.SendBytesAsync(Encoding.ASCII.GetBytes(beginning));
        await AssertRefusedAsync(client, ErrorCodes.LimitExceeded);
    }

    [Fact]
    public async Task A_client_that_says_nothing_at_all_is_given_up()
    {
        await using var server = new TestServer(patience: TimeSpan.FromMilliseconds(50));
        await using var client = server.Connect();
        await AssertRefusedAsync(client, ErrorCodes.LimitExceeded);
    }

    [Fact]
    public async Task A_client_that_is_silent_between_messages_is_left_alone()
    {
        await using var server = new TestServer(patience: TimeSpan.FromSeconds(2));
        await using var client = await server.ConnectInitializedAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        Assert.NotNull((await client.CallAsync("daemon/status"))["result"]);
    }

    [Theory]
    [InlineData("garbage", ErrorCodes.ParseError)]
    [InlineData("[" + Status + "]", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"daemon/status","params":{"x":NaN}}""", ErrorCodes.ParseError)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"daemon/status","params":7}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":7,"params":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"hello":"world"}""", ErrorCodes.InvalidRequest)]
    [InlineData("7", ErrorCodes.InvalidRequest)]
    [InlineData("{}", ErrorCodes.InvalidRequest)]
    [InlineData("null", ErrorCodes.InvalidRequest)]
    [InlineData("{\"jsonrpc\":", ErrorCodes.ParseError)]
    [InlineData("""{"id":1,"method":"daemon/status","params":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"daemon/status","params":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":2.0,"id":1,"method":"daemon/status","params":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"daemon/status","params":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"daemon/status","params":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":true,"method":"daemon/status","params":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData(
        """{"jsonrpc":"2.0","id":99999999999999999999,"method":"daemon/status","params":{}}""",
        ErrorCodes.InvalidRequest)]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"method":"daemon/status","params":{},"extra":1}""",
        ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"daemon/status","params":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"daemon/status","params":null}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{}}""", ErrorCodes.InvalidRequest)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"daemon/status","params":{}} {}""", ErrorCodes.ParseError)]
    public async Task A_message_that_is_no_request_is_answered_and_the_connection_ends(string content, int code)
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        await client.SendContentAsync(content);
        await AssertRefusedAsync(client, code);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("method")]
    public async Task An_id_or_method_of_any_length_does_not_come_back(string member)
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        var message = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = 1,
            ["method"] = "daemon/status",
            ["params"] = new JsonObject(),
        };
        message[member] = new string('x', 257);
        await client.SendAsync(message);
        await AssertRefusedAsync(client, ErrorCodes.InvalidRequest);
    }

    [Fact]
    public async Task Bad_UTF8_is_refused()
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        byte[] content = [.. """{"jsonrpc":"2.0","id":1,"method":"a"""u8, 0xFF, 0xC0, .. "\"}"u8];
        await client.SendBytesAsync([
            .. Encoding.ASCII.GetBytes($"Content-Length: {content.Length}\r\n\r\n"),
            .. content,]);
        Assert.NotNull((await client.ReadAsync())!["error"]);
        Assert.Null(await client.ReadAsync());
    }

    [Fact]
    public async Task Depth_1000_is_refused()
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        await client.SendContentAsync(
            $$"""{"jsonrpc":"2.0","id":1,"method":"explain","params":{{new string('[', 1000)}}{{new string(']', 1000)}}}"""
        );
        await AssertRefusedAsync(client, ErrorCodes.ParseError);
    }

    [Fact]
    public async Task The_longest_message_is_taken_and_one_byte_more_is_not()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var most = (int)TestServer.SmallLimits.MessageBytes;
        await client.SendContentAsync(Status + new string(' ', most - Status.Length));
        Assert.NotNull((await client.ReadAsync())!["result"]);
        await client.SendContentAsync(Status + new string(' ', most + 1 - Status.Length));
        await AssertRefusedAsync(client, ErrorCodes.LimitExceeded);
    }

    [Fact]
    public async Task Messages_may_come_in_any_pieces_and_with_another_header()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        foreach (
            var piece in Encoding.ASCII.GetBytes(
                $"Content-Length: {Status.Length}\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{Status}"))
            await client.SendBytesAsync([piece]);
        Assert.NotNull((await client.ReadAsync())!["result"]);
    }

    [Fact]
    public async Task Other_connections_dont_notice()
    {
        await using var server = new TestServer();
        await using var good = await server.ConnectInitializedAsync();
        await using var bad = server.Connect();
        await bad.SendBytesAsync("nonsense\r\n\r\n"u8.ToArray());
        await AssertRefusedAsync(bad, ErrorCodes.ParseError);
        Assert.NotNull((await good.CallAsync("models/list"))["result"]);
    }

    [Fact]
    public async Task Mutilated_requests_end_in_an_answer_or_an_error_and_never_in_a_fault_of_the_program()
    {
        // Of a message that stays incomplete; for a greeting on a busy machine it is enough, too.
        await using var server = new TestServer(patience: TimeSpan.FromSeconds(10));
        var whole = Encoding.ASCII.GetBytes($"Content-Length: {Status.Length}\r\n\r\n{Status}");
        await Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3])
            .SampleAsync(
                async change =>
                {
                    var (place, value, kind) = change;
                    byte[] message = kind switch
                    {
                        0 => [.. whole[..place], .. whole[(place + 1)..]],
                        1 => [.. whole[..place], value, .. whole[place..]],
                        _ => [.. whole[..place], value, .. whole[(place + 1)..]],
                    };
                    await using var client = await server.ConnectInitializedAsync();
                    await client.SendBytesAsync(message);
                    await client.SendContentAsync(Status.Replace(":7", ":8", StringComparison.Ordinal));
                    while (
                        await client.ReadAsync() is { } answer
                        && (answer["id"] is not JsonValue id || !id.TryGetValue(out int number) || number != 8))
                        Assert.NotEqual(ErrorCodes.InternalError, answer["error"]?["code"]?.GetValue<int>());
                },
                iter: 100,
                threads: 1);
        Assert.DoesNotContain(server.Log.All, line => line.Contains("fault of the program"));
    }

    /// <summary>An error without an id, then the end.</summary>
    private static async Task AssertRefusedAsync(WireTestClient client, int code)
    {
        var message = (await client.ReadAsync())!;
        Assert.Equal(code, message["error"]!["code"]!.GetValue<int>());
        Assert.True(message.ContainsKey("id") && message["id"] is null);
        Assert.False(string.IsNullOrEmpty(message["error"]!["data"]!["remedy"]!.GetValue<string>()));
        Assert.Null(await client.ReadAsync());
    }
}
