using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>What clients that don't read, or don't finish what they began, cost the others.</summary>
public sealed class BackPressureTests
{
    private static readonly string Status = JsonSerializer.Serialize(
        new
        {
            jsonrpc = "2.0",
            id = 7,
            method = "daemon/status",
            @params = new { },
        });

    [Fact]
    public async Task From_a_client_that_does_not_read_answers_no_more_is_read()
    {
        await using var server = new TestServer();
        await using var deaf = await server.ConnectInitializedAsync();
        var sent = 0;
        var sending = Task.Run(
            async () =>
            {
                while (sent < 100_000)
                {
                    await deaf.BeginAsync("models/list");
                    sent++;
                }
            },
            TestContext.Current.CancellationToken);
        for (var before = -1; before != sent || sent == 0; await Task.Delay(500, TestContext.Current.CancellationToken))
            before = sent;
        Assert.False(sending.IsCompleted);
        Assert.InRange(sent, 1, 5000);

        await using var other = await server.ConnectInitializedAsync();
        Assert.NotNull((await other.CallAsync("models/list"))["result"]);
        for (var i = 0; i < sent; i++)
            Assert.NotNull(await deaf.ReadAsync());
    }

    [Fact]
    public async Task Long_messages_that_are_not_finished_wait_for_room_and_short_ones_pass()
    {
        await using var server = new TestServer(patience: TimeSpan.FromSeconds(2));
        var halves = new List<WireTestClient>();
        for (var i = 0; i < 6; i++)
        {
            halves.Add(await server.ConnectInitializedAsync());
            await halves[^1]
                .SendBytesAsync(
                    Encoding.ASCII.GetBytes($"Content-Length: {TestServer.SmallLimits.MessageBytes}\r\n\r\n{{"));
        }

        for (var patience = 0; !server.Memory.IsShort; patience++)
        {
            Assert.InRange(patience, 0, 1000);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await using var other = await server.ConnectInitializedAsync();
        Assert.NotNull((await other.CallAsync("models/list"))["result"]);

        // Each is given up once it had room and didn't use it; then the long message of an honest client comes through.
        var whole = Status + new string(' ', (int)TestServer.SmallLimits.MessageBytes - Status.Length);
        await other.SendContentAsync(whole);
        Assert.NotNull((await other.ReadAsync())!["result"]);
        foreach (var half in halves)
        {
            Assert.Equal(ErrorCodes.LimitExceeded, (await half.ReadAsync())!["error"]!["code"]!.GetValue<int>());
            await half.DisposeAsync();
        }

        Assert.False(server.Memory.IsShort);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_while_others_wait_for_memory_is_let_go()
    {
        var patience = TimeSpan.FromSeconds(3); // A greeting on a busy machine needs some.
        await using var server = new TestServer(patience: patience);
        await using var deaf = await server.ConnectInitializedAsync();
        var explained = await deaf.CallAsync(
            "explain",
            new JsonObject
            {
                ["model"] = LinearModels.Name,
                ["structure"] = new JsonObject { ["text"] = Fixture.Text("1hpv.pdb") },
                ["ligand"] = "478",
            });
        var map = new JsonObject
        {
            ["resultId"] = explained["result"]!["results"]![0]!["resultId"]!.GetValue<string>(),
            ["channel"] = "total",
            ["format"] = "dx",
        };
        for (var i = 0; i < TestServer.SmallLimits.RequestsInFlight; i++)
            await deaf.BeginAsync("result/map", map.DeepClone());
        await Task.Delay(1.5 * patience, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(server.Ends, end => end.IsCompleted);
        using var held = server.Memory.TakeAnyway(server.Memory.Bytes + 1);
        var refusal = await (await Task.WhenAny(server.Ends).GuardedAsync());
        Assert.Equal("limit-exceeded", refusal!.Details.Kind);
    }

    [Fact]
    public async Task An_id_that_waits_for_its_answer_is_not_taken_again()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        await using var client = await server.ConnectInitializedAsync();
        var request = JsonSerializer.SerializeToNode(
            GatedWorker.Request("a", 1),
            Glimpse.Protocol.GlimpseJsonContext.OneLine.ExplainRequest);
        JsonObject Message() =>
            new()
            {
                ["jsonrpc"] = "2.0",
                ["id"] = "one",
                ["method"] = "explain",
                ["params"] = request!.DeepClone(),
            };
        await client.SendAsync(Message());
        await worker.BegunAsync();
        await client.SendAsync(Message());
        var refusal = (await client.ReadAsync())!;
        Assert.Equal((ErrorCodes.InvalidRequest, null), (refusal["error"]!["code"]!.GetValue<int>(), refusal["id"]));
        Assert.Contains("this id waits", refusal["error"]!["message"]!.GetValue<string>());
        Assert.DoesNotContain(server.Log.All, line => line.Contains("fault of the program"));
    }

    [Fact]
    public async Task An_id_may_be_used_again_as_soon_as_its_answer_is_read()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        for (var i = 0; i < 300; i++)
        {
            await client.SendContentAsync(Status);
            Assert.NotNull((await client.ReadAsync())!["result"]);
        }
    }
}
