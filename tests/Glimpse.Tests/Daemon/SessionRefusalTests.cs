using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glimpse.Core;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;
using static Glimpse.Tests.Daemon.SessionCalls;

namespace Glimpse.Tests.Daemon;

/// <summary>What a session refuses, cancels and hides.</summary>
public sealed class SessionRefusalTests
{
    [Theory]
    [InlineData("""{"steps":0}""", "options.steps")]
    [InlineData("""{"maxSteps":5}""", "options.maxSteps")]
    [InlineData("""{"rotations":25}""", "options.rotations")]
    [InlineData("""{"tolerance":0}""", "options.tolerance")]
    [InlineData("""{"steps":10,"tolerance":0.1}""", "options.tolerance")]
    [InlineData("""{"rule":"adaptive","steps":10}""", "options.steps")]
    [InlineData("""{"method":"occlusion","jitter":1}""", "occlusion")]
    public async Task Options_out_of_range_or_at_odds_are_refused_by_name(string options, string named)
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var answer = await client.CallAsync("explain", Request(JsonNode.Parse(options)!.AsObject()));
        Assert.Equal(ErrorCodes.BadUsage, Code(answer));
        Assert.Contains(named, answer["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_ambiguous_ligand_is_its_own_kind_of_error()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var request = Request();
        request["ligand"] = "XYZ";
        var answer = await client.CallAsync("explain", request);
        Assert.Equal(
            (ErrorCodes.LigandNotFound, "ligand-not-found"),
            (Code(answer), answer["error"]!["data"]!["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_template_or_ligand_beyond_the_limit_that_the_daemon_states_is_refused_at_once()
    {
        await using var server = new TestServer(limits: TestServer.SmallLimits with { LigandAtoms = 34 });
        await using var client = server.Connect();
        Assert.Equal(34, (await client.InitializeAsync())["result"]!["limits"]!["ligandAtoms"]!.GetValue<int>());
        var options = (await client.CallAsync("options/list"))["result"]!["options"]!.AsArray();
        Assert.Equal(
            "34",
            options
                .Single(option => option!["member"]!.GetValue<string>() == "typing.ligandAtoms")!["default"]!
                .GetValue<string>());
        var answer = await client.CallAsync("explain", Request());
        Assert.Contains("35 heavy atoms, more than 34", answer["error"]!["message"]!.GetValue<string>());
        var request = Request();
        request["template"] = new JsonObject { ["smiles"] = "c1" + new string('c', 59_998) + "c1" };
        answer = await client.CallAsync("explain", request);
        Assert.Equal(
            (ErrorCodes.BadInput, "The template's SMILES has more than 34 heavy atoms."),
            (Code(answer), answer["error"]!["message"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("result/view", "with")]
    [InlineData("result/release", "resultIds")]
    public async Task More_results_than_the_limit_are_not_looked_for(string method, string member)
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var (id, _) = await ExplainAsync(client);
        JsonObject Ids(int count)
        {
            var ids = new JsonArray([.. Enumerable.Range(0, count).Select(_ => JsonValue.Create(id))]);
            return member == "with" ? new() { ["resultId"] = id, [member] = ids } : new() { [member] = ids };
        }

        Assert.Equal(
            ErrorCodes.LimitExceeded,
            Code(await client.CallAsync(method, Ids(TestServer.SmallLimits.ResultIds + 1))));
        Assert.NotNull((await client.CallAsync(method, Ids(TestServer.SmallLimits.ResultIds)))["result"]);
    }

    [Fact]
    public async Task A_request_can_be_cancelled()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        await using var client = await server.ConnectInitializedAsync();
        var id = await client.BeginAsync(
            "explain",
            JsonSerializer.SerializeToNode(GatedWorker.Request("a", 1), GlimpseJsonContext.OneLine.ExplainRequest));
        await worker.BegunAsync();
        await client.NotifyAsync("$/cancelRequest", new JsonObject { ["id"] = id });
        var answer = await client.AnswerAsync(id);
        Assert.Equal(
            (ErrorCodes.Cancelled, "cancelled"),
            (Code(answer), answer["error"]!["data"]!["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_request_for_which_the_queue_has_no_room_is_told_so_and_one_comes_through_later()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker, TestServer.SmallLimits with { QueuedRequests = 2 });
        await using var client = await server.ConnectInitializedAsync();
        var computed = await client.BeginAsync("explain", Gated("a"));
        await worker.BegunAsync();
        int[] waiting =
        [
            await client.BeginAsync("explain", Gated("b")),
            await client.BeginAsync("explain", Gated("c")),
        ];
        await WaitingAsync(server, 2);
        AssertRefused(await client.CallAsync("explain", Gated("d")), ErrorCodes.QueueFull, "queue-full");
        worker.Let(3);
        foreach (var id in waiting.Prepend(computed))
            Assert.NotNull((await client.AnswerAsync(id))["result"]);
        worker.Let(1);
        Assert.NotNull((await client.CallAsync("explain", Gated("d")))["result"]);
    }

    [Fact]
    public async Task A_daemon_that_is_about_to_end_finishes_what_waits_and_tells_who_comes_then()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        await using var client = await server.ConnectInitializedAsync();
        int[] before = [await client.BeginAsync("explain", Gated("a")), await client.BeginAsync("explain", Gated("b"))];
        await worker.BegunAsync();
        await WaitingAsync(server, 1);
        var draining = server.Jobs.DrainAsync(HangGuard.Patience);
        AssertRefused(await client.CallAsync("explain", Gated("c")), ErrorCodes.ShuttingDown, "shutting-down");
        worker.Let(2);
        foreach (var id in before)
            Assert.NotNull((await client.AnswerAsync(id))["result"]);
        Assert.True(await draining);
    }

    [Fact]
    public async Task A_client_that_goes_away_takes_its_jobs_with_it()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        await using (var client = await server.ConnectInitializedAsync())
        {
            await client.BeginAsync(
                "explain",
                JsonSerializer.SerializeToNode(GatedWorker.Request("a", 5), GlimpseJsonContext.OneLine.ExplainRequest));
            await client.BeginAsync(
                "explain",
                JsonSerializer.SerializeToNode(GatedWorker.Request("b", 5), GlimpseJsonContext.OneLine.ExplainRequest));
            await worker.BegunAsync();

            // Else the second may still lie in the pipe when its client goes, and is no job yet.
            for (
                var patience = Stopwatch.StartNew();
                server.Jobs.Counts is not { Running: 1, Waiting: 1 };
                await Task.Delay(5, TestContext.Current.CancellationToken))
                Assert.True(patience.Elapsed < HangGuard.Patience);
        }

        // Draining with patience ends as soon as nothing is pending.
        await server.Jobs.DrainAsync(HangGuard.Patience);
        Assert.Equal(2, server.Jobs.Counts.Cancelled);
        Assert.Single(worker.Order);
    }

    [Fact]
    public async Task More_requests_than_the_limit_are_refused_until_some_are_answered()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(
            worker,
            TestServer.SmallLimits with
            {
                RequestsInFlight = 2,
                QueuedRequests = 10,
            });
        await using var client = await server.ConnectInitializedAsync();
        var first = await client.BeginAsync(
            "explain",
            JsonSerializer.SerializeToNode(GatedWorker.Request("a", 1), GlimpseJsonContext.OneLine.ExplainRequest));
        var second = await client.BeginAsync(
            "explain",
            JsonSerializer.SerializeToNode(GatedWorker.Request("b", 1), GlimpseJsonContext.OneLine.ExplainRequest));
        Assert.Equal(ErrorCodes.LimitExceeded, Code(await client.CallAsync("models/list")));
        worker.Let(2);
        await client.AnswerAsync(first);
        await client.AnswerAsync(second);
        Assert.NotNull((await client.CallAsync("models/list"))["result"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shutdown_says_how_many_wait_and_is_passed_on(bool drain)
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        Assert.Equal(
            0,
            (await client.CallAsync("daemon/shutdown", new JsonObject { ["drain"] = drain }))["result"]![
                "pending"
            ]!.GetValue<int>());
        Assert.Equal(drain, server.ShutdownAsked);
    }

    [Fact]
    public async Task A_fault_names_no_folder_of_this_machine()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] files =
        [
            Path.Combine(home, "models", "mine", "model.json"),
            Path.Combine(AppContext.BaseDirectory, "models", "kdeep", "weights.safetensors"),
        ];
        foreach (var file in files)
        {
            var models = new LinearModels
            {
                OnOpen = () =>
                    throw new GlimpseException(GlimpseErrorCode.BadModel, $"{file}: damaged.", $"Mend {file}."),
            };
            await using var server = new TestServer(models: models);
            await using var client = await server.ConnectInitializedAsync();
            var answer = await client.CallAsync("explain", Request());
            Assert.Equal(ErrorCodes.BadModel, Code(answer));
            Assert.Contains($"{Path.GetFileName(file)}: damaged.", answer["error"]!["message"]!.GetValue<string>());
            Assert.DoesNotContain(home + Path.DirectorySeparatorChar, answer.ToJsonString());
            Assert.DoesNotContain(AppContext.BaseDirectory, answer.ToJsonString());
        }
    }

    [Fact]
    public async Task An_error_does_not_send_back_what_was_sent_at_length()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var endless = new string('x', 500_000);
        JsonObject[] requests =
        [
            With(request => request["model"] = endless),
            With(request => request["ligand"] = endless),
            With(request => request["structure"]!["name"] = endless),
        ];
        foreach (var request in requests)
        {
            var answer = await client.CallAsync("explain", request);
            Assert.NotNull(answer["error"]);
            Assert.InRange(answer.ToJsonString().Length, 1, 3000);
        }

        static JsonObject With(Action<JsonObject> change)
        {
            var request = Request();
            change(request);
            return request;
        }
    }

    [Fact]
    public async Task A_fault_of_the_program_tells_the_client_nothing_of_its_inside()
    {
        await using var server = new TestServer(
            models: new LinearModels { OnOpen = () => throw new InvalidOperationException("inside") });
        await using var client = await server.ConnectInitializedAsync();
        var answer = await client.CallAsync("explain", Request());
        Assert.Equal(ErrorCodes.InternalError, Code(answer));
        Assert.DoesNotContain("inside", answer.ToJsonString());
        Assert.DoesNotContain("InvalidOperation", answer.ToJsonString());
    }

    private static JsonNode Gated(string name) =>
        JsonSerializer.SerializeToNode(GatedWorker.Request(name, 1), GlimpseJsonContext.OneLine.ExplainRequest)!;

    private static void AssertRefused(JsonObject answer, int code, string kind)
    {
        Assert.Equal((code, kind), (Code(answer), answer["error"]!["data"]!["kind"]!.GetValue<string>()));
        Assert.NotEmpty(answer["error"]!["data"]!["remedy"]!.GetValue<string>());
    }

    /// <summary>A request that was sent is a job once it counts as one that waits.</summary>
    private static async Task WaitingAsync(TestServer server, int jobs)
    {
        for (var patience = Stopwatch.StartNew(); server.Jobs.Counts.Waiting < jobs;)
        {
            Assert.True(patience.Elapsed < HangGuard.Patience, "the requests never waited");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
