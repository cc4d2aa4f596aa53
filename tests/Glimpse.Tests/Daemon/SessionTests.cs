using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glimpse.Core;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Every method over the wire, with a model known by heart.</summary>
public sealed class SessionTests
{
    private const string Ligand = "478";
    private static readonly string Protein = Fixture.Text("1hpv.pdb");

    [Fact]
    public async Task Nothing_goes_before_initialize_and_it_goes_once()
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        Assert.Equal(ErrorCodes.NotInitialized, Code(await client.CallAsync("models/list")));
        var answer = (await client.InitializeAsync())["result"]!;
        Assert.Equal(("0123456789ab", WireProtocol.Version), (answer["build"]!.GetValue<string>(), answer["protocolVersion"]!.GetValue<int>()));
        Assert.Equal(TestServer.SmallLimits.MessageBytes, answer["limits"]!["messageBytes"]!.GetValue<long>());
        Assert.Equal(ErrorCodes.NotInitialized, Code(await client.InitializeAsync()));
    }

    [Fact]
    public async Task Another_major_version_is_refused_with_both_numbers()
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        var answer = await client.CallAsync("initialize", new JsonObject { ["clientName"] = "c", ["clientVersion"] = "1", ["protocolVersion"] = 2 });
        Assert.Equal(ErrorCodes.ProtocolMismatch, Code(answer));
        Assert.Contains("version 2", answer["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_model_is_described_with_its_channels_and_sides()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var model = (await client.CallAsync("models/describe", new JsonObject { ["model"] = LinearModels.Name }))["result"]!;
        Assert.Equal(16, model["channels"]!.AsArray().Count);
        Assert.Equal(("ligand", "acceptor"), (model["channels"]![10]!["side"]!.GetValue<string>(), model["channels"]![10]!["name"]!.GetValue<string>()));
        Assert.Equal(LinearModels.Name, (await client.CallAsync("models/list"))["result"]!["models"]![0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task Ligand_candidates_come_with_what_to_ask_for_them_by()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var answer = await client.CallAsync("structures/ligands", new JsonObject { ["structure"] = Text(Protein) });
        Assert.Equal(":478:200", answer["result"]!["ligands"]![0]!["copies"]![0]!["specification"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_result_on_the_wire_is_the_record_of_the_command_line_but_for_atoms_and_files()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        using var scratch = new ScratchFolder();
        var call = await GlimpseCall.RunAsync("explain", Fixture.PathOf("1hpv.pdb"), "--ligand", Ligand, "--model", LinearModels.Name, "--out", scratch.Path, "--json");
        var (id, summary) = await ExplainAsync(client);
        var atoms = (await client.CallAsync("result/atoms", new JsonObject { ["resultId"] = id }))["result"]!["atoms"]!;
        var expected = JsonNode.Parse(call.Output)!.AsObject();
        Assert.Empty(summary["atoms"]!.AsArray());
        summary["atoms"] = atoms.DeepClone();
        foreach (var record in new[] { expected, summary })
        {
            record["files"] = new JsonArray();
            record["timings"] = new JsonArray();
        }

        Assert.True(JsonNode.DeepEquals(expected, summary));
    }

    [Fact]
    public async Task Notifications_precede_the_answer_and_end_with_every_ligand()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var records = Benzene.Record("one") + Benzene.Record("far away", shift: 500) + Benzene.Record("three", shift: 0.1);
        var request = new JsonObject { ["model"] = LinearModels.Name, ["structure"] = Text(Protein), ["ligands"] = Text(records), ["token"] = "t", ["priority"] = "batch" };
        var results = (await client.CallAsync("explain", request))["result"]!;
        Assert.Equal((2, 1), (results["explained"]!.GetValue<int>(), results["failed"]!.GetValue<int>()));
        Assert.Equal("bad-input", results["results"]![1]!["error"]!["code"]!.GetValue<string>());
        var finished = client.Notifications.Where(notice => notice["method"]!.GetValue<string>() == "explain/result").Select(notice => notice["params"]!["ligand"]!).ToArray();
        Assert.Equal([0, 1, 2], finished.Select(ligand => ligand["index"]!.GetValue<int>()));
        Assert.True(JsonNode.DeepEquals(results["results"], new JsonArray([.. finished.Select(ligand => ligand.DeepClone())])));
        var progress = client.Notifications.Where(notice => notice["method"]!.GetValue<string>() == "$/progress").ToArray();
        Assert.NotEmpty(progress);
        Assert.All(progress, notice => Assert.Equal("t", notice["params"]!["token"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_map_is_the_same_in_all_three_formats_and_sums_to_its_channel()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var (id, summary) = await ExplainAsync(client);
        var values = await MapAsync(client, id, "10");
        var map = Floats(values["values"]!.GetValue<string>());
        Assert.Equal("ligand acceptor", values["channel"]!.GetValue<string>());
        Assert.Equal(summary["channels"]![10]!["attribution"]!.GetValue<double>(), map.Sum(value => (double)value), 1e-5);
        var dx = (await MapAsync(client, id, "ligand acceptor", "dx"))["text"]!.GetValue<string>();
        Assert.Equal(map, dx.Split("data follows\n")[1].Split("attribute")[0].Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => float.Parse(word, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.StartsWith("Glimpse Bridge", (await MapAsync(client, id, "ligand acceptor", "cube"))["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Totals_are_sums_of_their_channels()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var (id, summary) = await ExplainAsync(client);
        double Sum(string? side) => summary["channels"]!.AsArray().Where(channel => side is null || channel!["side"]!.GetValue<string>() == side).Sum(channel => channel!["attribution"]!.GetValue<double>());
        foreach (var (name, side) in new[] { ("protein total", "protein"), ("ligand total", "ligand"), ("total", null) })
            Assert.Equal(Sum(side), Floats((await MapAsync(client, id, name))["values"]!.GetValue<string>()).Sum(value => (double)value), 1e-4);
        Assert.Equal(ErrorCodes.BadUsage, Code(await client.CallAsync("result/map", new JsonObject { ["resultId"] = id, ["channel"] = "16", ["format"] = "dx" })));
    }

    [Fact]
    public async Task A_result_that_made_room_is_a_typed_error()
    {
        await using var server = new TestServer(limits: TestServer.SmallLimits with { ResultBytes = 1 });
        await using var client = await server.ConnectInitializedAsync();
        var (first, _) = await ExplainAsync(client);
        await ExplainAsync(client, "apo");
        Assert.Equal(ErrorCodes.ResultEvicted, Code(await client.CallAsync("result/atoms", new JsonObject { ["resultId"] = first })));
        Assert.Equal(0, (await client.CallAsync("result/release", new JsonObject { ["resultIds"] = new JsonArray(first) }))["result"]!["released"]!.GetValue<int>());
    }

    [Fact]
    public async Task One_scale_for_several_results_is_the_widest_range_of_them()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var ids = new[] { (await ExplainAsync(client)).Id, (await ExplainAsync(client, "apo")).Id };
        var scale = (await client.CallAsync("result/scale", new JsonObject { ["resultIds"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) }))["result"]!;
        var widest = 0.0;
        foreach (var id in ids)
        {
            var one = (await client.CallAsync("result/scale", new JsonObject { ["resultIds"] = new JsonArray(JsonValue.Create(id)) }))["result"]!;
            widest = Math.Max(widest, one["atomRange"]!.GetValue<double>());
            var atoms = (await client.CallAsync("result/atoms", new JsonObject { ["resultId"] = id }))["result"]!["atoms"]!.AsArray();
            Assert.InRange(one["atomRange"]!.GetValue<double>(), double.Epsilon, 1.1 * atoms.Max(atom => Math.Abs(atom!["attribution"]!.GetValue<double>())));
        }

        Assert.Equal(widest, scale["atomRange"]!.GetValue<double>());
        Assert.Equal(16, scale["channels"]!.AsArray().Count);
    }

    [Fact]
    public async Task Occlusion_has_no_map()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var answer = await client.CallAsync("explain", Request(new JsonObject { ["method"] = "occlusion" }));
        var id = answer["result"]!["results"]![0]!["resultId"]!.GetValue<string>();
        Assert.Equal(ErrorCodes.NoMap, Code(await client.CallAsync("result/map", new JsonObject { ["resultId"] = id, ["channel"] = "total", ["format"] = "dx" })));
    }

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
        Assert.Equal((ErrorCodes.LigandNotFound, "ligand-not-found"), (Code(answer), answer["error"]!["data"]!["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_template_or_ligand_beyond_the_limit_that_the_daemon_states_is_refused_at_once()
    {
        await using var server = new TestServer(limits: TestServer.SmallLimits with { LigandAtoms = 34 });
        await using var client = server.Connect();
        Assert.Equal(34, (await client.InitializeAsync())["result"]!["limits"]!["ligandAtoms"]!.GetValue<int>());
        var answer = await client.CallAsync("explain", Request());
        Assert.Contains("35 heavy atoms, more than 34", answer["error"]!["message"]!.GetValue<string>());
        var request = Request();
        request["template"] = new JsonObject { ["smiles"] = "c1" + new string('c', 59_998) + "c1" };
        answer = await client.CallAsync("explain", request);
        Assert.Equal((ErrorCodes.BadInput, "The template's SMILES has more than 34 heavy atoms."), (Code(answer), answer["error"]!["message"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("result/scale")]
    [InlineData("result/release")]
    public async Task More_results_than_the_limit_are_not_looked_for(string method)
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var (id, _) = await ExplainAsync(client);
        JsonObject Ids(int count) => new() { ["resultIds"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => JsonValue.Create(id))]) };
        Assert.Equal(ErrorCodes.LimitExceeded, Code(await client.CallAsync(method, Ids(TestServer.SmallLimits.ResultIds + 1))));
        Assert.NotNull((await client.CallAsync(method, Ids(TestServer.SmallLimits.ResultIds)))["result"]);
    }

    [Fact]
    public async Task A_request_can_be_cancelled()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        await using var client = await server.ConnectInitializedAsync();
        var id = await client.BeginAsync("explain", JsonSerializer.SerializeToNode(GatedWorker.Request("a", 1), GlimpseJsonContext.OneLine.ExplainRequest));
        await worker.BegunAsync();
        await client.NotifyAsync("$/cancelRequest", new JsonObject { ["id"] = id });
        var answer = await client.AnswerAsync(id);
        Assert.Equal((ErrorCodes.Cancelled, "cancelled"), (Code(answer), answer["error"]!["data"]!["kind"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_client_that_goes_away_takes_its_jobs_with_it()
    {
        var worker = new GatedWorker();
        await using var server = new TestServer(worker);
        await using (var client = await server.ConnectInitializedAsync())
        {
            await client.BeginAsync("explain", JsonSerializer.SerializeToNode(GatedWorker.Request("a", 5), GlimpseJsonContext.OneLine.ExplainRequest));
            await client.BeginAsync("explain", JsonSerializer.SerializeToNode(GatedWorker.Request("b", 5), GlimpseJsonContext.OneLine.ExplainRequest));
            await worker.BegunAsync();

            // Else the second may still lie in the pipe when its client goes, and is no job yet.
            for (var patience = Stopwatch.StartNew(); server.Jobs.Counts is not { Running: 1, Waiting: 1 }; await Task.Delay(5, TestContext.Current.CancellationToken))
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
        await using var server = new TestServer(worker, TestServer.SmallLimits with { RequestsInFlight = 2, QueuedRequests = 10 });
        await using var client = await server.ConnectInitializedAsync();
        var first = await client.BeginAsync("explain", JsonSerializer.SerializeToNode(GatedWorker.Request("a", 1), GlimpseJsonContext.OneLine.ExplainRequest));
        var second = await client.BeginAsync("explain", JsonSerializer.SerializeToNode(GatedWorker.Request("b", 1), GlimpseJsonContext.OneLine.ExplainRequest));
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
        Assert.Equal(0, (await client.CallAsync("daemon/shutdown", new JsonObject { ["drain"] = drain }))["result"]!["pending"]!.GetValue<int>());
        Assert.Equal(drain, server.ShutdownAsked);
    }

    [Fact]
    public async Task A_fault_names_no_folder_of_this_machine()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] files = [Path.Combine(home, "models", "mine", "model.json"), Path.Combine(AppContext.BaseDirectory, "models", "kdeep", "weights.safetensors")];
        foreach (var file in files)
        {
            var models = new LinearModels { OnOpen = () => throw new GlimpseException(GlimpseErrorCode.BadModel, $"{file}: damaged.", $"Mend {file}.") };
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
        await using var server = new TestServer(models: new LinearModels { OnOpen = () => throw new InvalidOperationException("inside") });
        await using var client = await server.ConnectInitializedAsync();
        var answer = await client.CallAsync("explain", Request());
        Assert.Equal(ErrorCodes.InternalError, Code(answer));
        Assert.DoesNotContain("inside", answer.ToJsonString());
        Assert.DoesNotContain("InvalidOperation", answer.ToJsonString());
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Request(JsonObject? options = null) =>
        new() { ["model"] = LinearModels.Name, ["structure"] = new JsonObject { ["text"] = Protein, ["name"] = "1hpv.pdb" }, ["ligand"] = Ligand, ["options"] = options };

    private static async Task<(string Id, JsonObject Summary)> ExplainAsync(WireTestClient client, string? baseline = null)
    {
        var answer = await client.CallAsync("explain", Request(baseline is null ? null : new JsonObject { ["baseline"] = baseline }));
        var result = answer["result"]!["results"]![0]!;
        return (result["resultId"]!.GetValue<string>(), result["summary"]!.DeepClone().AsObject());
    }

    private static async Task<JsonNode> MapAsync(WireTestClient client, string id, string channel, string format = "f32") =>
        (await client.CallAsync("result/map", new JsonObject { ["resultId"] = id, ["channel"] = channel, ["format"] = format }))["result"]!;

    private static float[] Floats(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        return [.. Enumerable.Range(0, bytes.Length / sizeof(float)).Select(i => BitConverter.ToSingle(bytes, i * sizeof(float)))];
    }

    private static int Code(JsonObject answer) => answer["error"]!["code"]!.GetValue<int>();
}
