using System.Text.Json.Nodes;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;
using static Glimpse.Tests.Daemon.SessionCalls;

namespace Glimpse.Tests.Daemon;

/// <summary>Every method over the wire, with a model known by heart.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Nothing_goes_before_initialize_and_it_goes_once()
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        Assert.Equal(ErrorCodes.NotInitialized, Code(await client.CallAsync("models/list")));
        var answer = (await client.InitializeAsync())["result"]!;
        Assert.Equal(
            ("0123456789ab", WireProtocol.Version),
            (answer["build"]!.GetValue<string>(), answer["protocolVersion"]!.GetValue<int>()));
        Assert.Equal(TestServer.SmallLimits.MessageBytes, answer["limits"]!["messageBytes"]!.GetValue<long>());
        Assert.Equal(ErrorCodes.NotInitialized, Code(await client.InitializeAsync()));
    }

    [Fact]
    public async Task Another_major_version_is_refused_with_both_numbers()
    {
        await using var server = new TestServer();
        await using var client = server.Connect();
        var answer = await client.CallAsync(
            "initialize",
            new JsonObject
            {
                ["clientName"] = "c",
                ["clientVersion"] = "1",
                ["protocolVersion"] = 2,
            });
        Assert.Equal(ErrorCodes.ProtocolMismatch, Code(answer));
        Assert.Contains("version 2", answer["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_model_is_described_with_its_channels_and_sides()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var model = (await client.CallAsync("models/describe", new JsonObject { ["model"] = LinearModels.Name }))[
            "result"
        ]!;
        Assert.Equal(16, model["channels"]!.AsArray().Count);
        Assert.Equal(
            ("ligand", "acceptor"),
            (model["channels"]![10]!["side"]!.GetValue<string>(), model["channels"]![10]!["name"]!.GetValue<string>()));
        Assert.Equal(
            LinearModels.Name,
            (await client.CallAsync("models/list"))["result"]!["models"]![0]!["name"]!.GetValue<string>());
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
        var call = await GlimpseCall.RunAsync(
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--ligand",
            Ligand,
            "--model",
            LinearModels.Name,
            "--out",
            scratch.Path,
            "--json");
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
        var records =
            Benzene.Record("one") + Benzene.Record("far away", shift: 500) + Benzene.Record("three", shift: 0.1);
        var request = new JsonObject
        {
            ["model"] = LinearModels.Name,
            ["structure"] = Text(Protein),
            ["ligands"] = Text(records),
            ["token"] = "t",
            ["priority"] = "batch",
        };
        var results = (await client.CallAsync("explain", request))["result"]!;
        Assert.Equal((2, 1), (results["explained"]!.GetValue<int>(), results["failed"]!.GetValue<int>()));
        Assert.Equal("bad-input", results["results"]![1]!["error"]!["code"]!.GetValue<string>());
        var finished = client
            .Notifications.Where(notice => notice["method"]!.GetValue<string>() == "explain/result")
            .Select(notice => notice["params"]!["ligand"]!)
            .ToArray();
        Assert.Equal([0, 1, 2], finished.Select(ligand => ligand["index"]!.GetValue<int>()));
        Assert.True(
            JsonNode.DeepEquals(results["results"], new JsonArray([.. finished.Select(ligand => ligand.DeepClone())])));
        var progress = client
            .Notifications.Where(notice => notice["method"]!.GetValue<string>() == "$/progress")
            .ToArray();
        Assert.NotEmpty(progress);
        Assert.All(progress, notice => Assert.Equal("t", notice["params"]!["token"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_map_is_the_same_in_all_formats_and_sums_to_its_channel()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var (id, summary) = await ExplainAsync(client);
        var values = await MapAsync(client, id, "10");
        var map = Floats(values["values"]!.GetValue<string>());
        Assert.Equal("ligand acceptor", values["channel"]!.GetValue<string>());
        Assert.Equal(
            summary["channels"]![10]!["attribution"]!.GetValue<double>(),
            map.Sum(value => (double)value),
            1e-5);
        var dx = (await MapAsync(client, id, "ligand acceptor", "dx"))["text"]!.GetValue<string>();
        Assert.Equal(
            map,
            dx.Split("data follows\n")[1]
                .Split("attribute")[0]
                .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => float.Parse(word, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.StartsWith(
            "Glimpse Bridge",
            (await MapAsync(client, id, "ligand acceptor", "cube"))["text"]!.GetValue<string>());
        var npy = (await MapAsync(client, id, "ligand acceptor", "npy"))["values"]!.GetValue<string>();
        Assert.Equal(map, Floats(npy)[^map.Length..]);
        var ccp4 = Floats((await MapAsync(client, id, "ligand acceptor", "ccp4"))["values"]!.GetValue<string>());
        const int HeaderWords = 256, LatticePointsInAVoxel = 8;
        Assert.Equal(
            map.Sum(value => (double)value),
            ccp4[HeaderWords..].Sum(value => (double)value) / LatticePointsInAVoxel,
            1e-5);
    }

    [Fact]
    public async Task A_format_that_no_writer_has_is_refused_with_those_that_there_are()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var (id, _) = await ExplainAsync(client);
        var answer = await client.CallAsync(
            "result/map",
            new JsonObject { ["resultId"] = id, ["channel"] = "total", ["format"] = "xplor" });
        Assert.Equal(ErrorCodes.BadUsage, Code(answer));
        Assert.Contains("dx, cube, npy, ccp4, f32", answer["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Totals_are_sums_of_their_channels()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var (id, summary) = await ExplainAsync(client);
        double Sum(string? side) =>
            summary["channels"]!
                .AsArray()
                .Where(channel => side is null || channel!["side"]!.GetValue<string>() == side)
                .Sum(channel => channel!["attribution"]!.GetValue<double>());
        foreach (
            var (name, side) in new[] { ("protein total", "protein"), ("ligand total", "ligand"), ("total", null) })
            Assert.Equal(
                Sum(side),
                Floats((await MapAsync(client, id, name))["values"]!.GetValue<string>()).Sum(value => (double)value),
                1e-4);
        Assert.Equal(
            ErrorCodes.BadUsage,
            Code(
                await client.CallAsync(
                    "result/map",
                    new JsonObject
                    {
                        ["resultId"] = id,
                        ["channel"] = "16",
                        ["format"] = "dx",
                    })));
    }

    [Fact]
    public async Task A_result_that_made_room_is_a_typed_error()
    {
        await using var server = new TestServer(limits: TestServer.SmallLimits with { ResultBytes = 1 });
        await using var client = await server.ConnectInitializedAsync();
        var (first, _) = await ExplainAsync(client);
        await ExplainAsync(client, "apo");
        Assert.Equal(
            ErrorCodes.ResultEvicted,
            Code(await client.CallAsync("result/atoms", new JsonObject { ["resultId"] = first })));
        Assert.Equal(
            0,
            (await client.CallAsync("result/release", new JsonObject { ["resultIds"] = new JsonArray(first) }))[
                "result"
            ]!["released"]!.GetValue<int>());
    }

    [Fact]
    public async Task One_scale_for_several_results_is_the_widest_range_of_them()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var ids = new[] { (await ExplainAsync(client)).Id, (await ExplainAsync(client, "apo")).Id };
        var scale = (
            await client.CallAsync(
                "result/view",
                new JsonObject { ["resultId"] = ids[0], ["with"] = new JsonArray(JsonValue.Create(ids[1])) })
        )["result"]!["scale"]!;
        var widest = 0.0;
        foreach (var id in ids)
        {
            var one = (
                await client.CallAsync("result/view", new JsonObject { ["resultId"] = id })
            )["result"]!["scale"]!;
            widest = Math.Max(widest, one["atomRange"]!.GetValue<double>());
            var atoms = (await client.CallAsync("result/atoms", new JsonObject { ["resultId"] = id }))["result"]![
                "atoms"
            ]!.AsArray();
            Assert.InRange(
                one["atomRange"]!.GetValue<double>(),
                double.Epsilon,
                1.1 * atoms.Max(atom => Math.Abs(atom!["attribution"]!.GetValue<double>())));
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
        Assert.Equal(
            ErrorCodes.NoMap,
            Code(
                await client.CallAsync(
                    "result/map",
                    new JsonObject
                    {
                        ["resultId"] = id,
                        ["channel"] = "total",
                        ["format"] = "dx",
                    })));
    }
}
