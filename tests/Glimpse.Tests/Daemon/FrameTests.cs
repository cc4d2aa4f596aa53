using System.Globalization;
using System.Text.Json.Nodes;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>One topology, many coordinate frames.</summary>
public sealed class FrameTests
{
    private const string Ligand = "478";
    private static readonly string Text = Fixture.Text("1hpv.pdb");
    private static readonly Structure Topology = StructureReader.Read(new StringReader(Text), "1hpv");

    [Fact]
    public async Task The_topologys_own_frame_gives_the_topologys_own_result()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var still = await ExplainAsync(client, Request());
        var moved = await ExplainAsync(client, Request(Frames([.. Topology.Positions])));
        Assert.Equal(Prediction(still[0]!), Prediction(moved[0]!), 1e-5);
    }

    [Fact]
    public async Task A_frame_shifted_as_a_whole_predicts_the_same_and_one_with_the_ligand_pulled_out_does_not()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var pulled = Topology.Positions.Select(
            (place, i) => Topology.ResidueOf(i).Name == Ligand ? place + new Point3(3, 0, 0) : place);
        var frames = await ExplainAsync(
            client,
            Request(
                Frames(
                    [.. Topology.Positions],
                    [.. Topology.Positions.Select(place => place + new Point3(100, -50, 25))],
                    [.. pulled])));
        Assert.Equal(3, frames.Count);
        Assert.Equal(Prediction(frames[0]!), Prediction(frames[1]!), 1e-4);
        Assert.True(Math.Abs(Prediction(frames[0]!) - Prediction(frames[2]!)) > 1e-3);
    }

    [Fact]
    public async Task Solvent_in_a_ligands_record_is_left_out_of_frames_as_of_a_structure_and_keeps_its_place_in_them()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();

        // The water comes first, so that every atom of the ring has another place in the frame than in the ligand.
        var lines = Benzene.Record("b").Split('\n').ToList();
        var bonds = lines.FindLastIndex(line => line.EndsWith(" C   0  0", StringComparison.Ordinal)) + 1;
        for (var i = bonds; i < bonds + 6; i++)
            lines[i] = $"{Number(lines[i][..3]) + 1, 3}{Number(lines[i][3..6]) + 1, 3}{lines[i][6..]}";
        lines[3] = lines[3].Replace("  6  6", "  7  6", StringComparison.Ordinal);
        lines.Insert(4, "    9.9200   16.2300   13.8300 O   0  0");
        var wet = string.Join('\n', lines);
        var places = StructureReader.Read(new StringReader(wet), "b").Positions;
        var request = Request(Frames([.. Topology.Positions, .. places]));
        request["ligand"] = null;
        request["ligands"] = new JsonObject { ["text"] = wet };
        var framed = Assert.Single(await ExplainAsync(client, request))!;
        Assert.Contains("counter-ion-left-out", framed["summary"]!["assumptions"]!.ToJsonString());
        request["frames"] = null;
        var still = Assert.Single(await ExplainAsync(client, request))!;
        Assert.Equal(Prediction(still), Prediction(framed), 1e-5);
        Assert.Equal(6, framed["summary"]!["ligand"]!["heavyAtoms"]!.GetValue<int>());

        static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Beside_a_protein_the_ligands_atoms_come_last()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var benzene = StructureReader.Read(new StringReader(Benzene.Record("b")), "b");
        var request = Request(
            Frames(
                [.. Topology.Positions, .. benzene.Positions],
                [.. Topology.Positions, .. benzene.Positions.Select(place => place + new Point3(0, 0, 2))]));
        request["ligand"] = null;
        request["ligands"] = new JsonObject { ["text"] = Benzene.Record("b") };
        var frames = await ExplainAsync(client, request);
        var answer = await client.CallAsync(
            "result/atoms",
            new JsonObject { ["resultId"] = frames[1]!["resultId"]!.GetValue<string>() });
        Assert.All(
            answer["result"]!["atoms"]!.AsArray(),
            atom => Assert.Equal(
                atom!["side"]!.GetValue<string>() == "ligand" ? "ligands" : "structure",
                atom["text"]!.GetValue<string>()));
        request["frames"] = null;
        Assert.Equal(Prediction((await ExplainAsync(client, request))[0]!), Prediction(frames[0]!), 1e-5);
        Assert.True(Math.Abs(Prediction(frames[0]!) - Prediction(frames[1]!)) > 1e-6);
        var result = new JsonObject { ["resultId"] = frames[1]!["resultId"]!.DeepClone() };
        var atoms = (await client.CallAsync("result/atoms", result))["result"]!["atoms"]!.AsArray();
        Assert.Equal(
            Enumerable.Range(0, 6).Select(i => $"ligands {i}"),
            atoms.Where(atom => $"{atom!["side"]}" == "ligand").Select(atom => $"{atom!["text"]} {atom["index"]}"));
    }

    [Fact]
    public async Task A_broken_frame_is_its_own_fault_even_when_it_is_the_topologys()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        Point3[] away =
        [
            .. Topology.Positions.Select(
                (place, i) => Topology.ResidueOf(i).Name == Ligand ? place + new Point3(60, 0, 0) : place),
        ];
        var frames = await ExplainAsync(client, Request(Frames(away, [.. Topology.Positions])));
        Assert.StartsWith(
            "Frame 1: structure: ligand :478:200 lies outside the protein",
            frames[0]!["error"]!["message"]!.GetValue<string>());
        Assert.Contains("Wrap the trajectory", frames[0]!["error"]!["remedy"]!.GetValue<string>());
        var request = Request(Frames(away, [.. Topology.Positions]));
        request["structure"]!["text"] = string.Join(
            '\n',
            Text.Split('\n')
                .Select(line =>
                    line.StartsWith("HETATM", StringComparison.Ordinal) && line[17..20] == Ligand
                        ? Shifted(line, 60)
                        : line));
        var others = await ExplainAsync(client, request);
        Assert.Equal("bad-input", others[0]!["error"]!["code"]!.GetValue<string>());
        Assert.Equal(Prediction(frames[1]!), Prediction(others[1]!), 1e-5);
    }

    [Theory]
    [InlineData(0, 0, 0, "frames.count")]
    [InlineData(1, -1, 0, "frames.atoms")]
    [InlineData(1, 0, -4, "frames.coordinates")]
    [InlineData(51, 0, 0, "more than 50 frames")]
    public async Task Frames_of_something_else_are_refused(int count, int atomsMore, int bytesMore, string named)
    {
        await using var server = new TestServer(limits: TestServer.SmallLimits with { MessageBytes = 64 << 20 });
        await using var client = await server.ConnectInitializedAsync();
        var atoms = Topology.Atoms.Length;
        var frames = new JsonObject
        {
            ["count"] = count,
            ["atoms"] = atoms + atomsMore,
            ["coordinates"] = Convert.ToBase64String(new byte[(count * atoms * 12) + bytesMore]),
        };
        var error = (await client.CallAsync("explain", Request(frames)))["error"]!;
        Assert.Contains(named, error["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Frames_are_not_compared_with_a_ligand_that_would_stand_still()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var request = Request(Frames([.. Topology.Positions]));
        request["versus"] = new JsonObject { ["text"] = Benzene.Record("b") };
        var error = (await client.CallAsync("explain", request))["error"]!;
        Assert.Equal(ErrorCodes.BadUsage, error["code"]!.GetValue<int>());
        Assert.Contains("versus", error["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("typing", "symmetry", "true")]
    [InlineData("reading", "assembly", "\"1\"")]
    public async Task Frames_have_no_copies_that_would_stand_still(string choice, string member, string value)
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var request = Request(Frames([.. Topology.Positions]));
        request[choice] = new JsonObject { [member] = JsonNode.Parse(value) };
        var error = (await client.CallAsync("explain", request))["error"]!;
        Assert.Equal(ErrorCodes.BadUsage, error["code"]!.GetValue<int>());
        Assert.Contains("copies would stand still", error["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task Symmetry_mates_and_assemblies_are_asked_for_on_the_wire()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var request = Request();
        request.Remove("frames");
        request["typing"] = new JsonObject { ["symmetry"] = true };
        var summary = (await ExplainAsync(client, request))[0]!["summary"]!;
        Assert.Contains(
            summary["assumptions"]!.AsArray(),
            notice => notice!["code"]!.GetValue<string>() == "symmetry-mates");
        request["reading"] = new JsonObject { ["assembly"] = "1" };
        var error = (await client.CallAsync("explain", request))["error"]!;
        Assert.Contains("states no biological assembly", error["message"]!.GetValue<string>());
    }

    [Fact]
    public void Reading_the_topology_is_shared_out_among_the_frames()
    {
        var frames = new CoordinateFrames(
            2,
            Topology.Atoms.Length,
            [.. Topology.Positions.Concat(Topology.Positions).SelectMany(Bytes)]);
        var site = LigandPicker.Pick(Topology, Ligand, cancellation: TestContext.Current.CancellationToken);
        var model = new LinearModels().Open(LinearModels.Name, new ComputeSettings());
        var run = new ExplainRun(
            model,
            new ExplainOptions(),
            new ComplexOptions(),
            null,
            null);
        using var batch = new FrameBatch(
            run,
            new ModelLease(model, () => { }),
            site,
            FrameSet.Of(frames, site, 2),
            new ResultSource("p", "p", null),
            TimeSpan.FromHours(2));
        for (var i = 0; i < batch.Count; i++)
        {
            var timings = batch
                .Explain(i, new Progress<WorkProgress>(), TestContext.Current.CancellationToken)
                .Result.Timings;
            Assert.Equal(
                TimeSpan.FromHours(1).TotalMilliseconds,
                timings.Single(stage => stage.Stage == "read").Milliseconds);
        }
    }

    [Fact]
    public async Task A_coordinate_that_is_no_number_is_named()
    {
        await using var server = new TestServer();
        await using var client = await server.ConnectInitializedAsync();
        var places = Topology.Positions.ToArray();
        var ligandAtom = Enumerable.Range(0, places.Length).First(i => Topology.ResidueOf(i).Name == Ligand);
        places[ligandAtom] = new Point3(double.NaN, 0, 0);
        var error = (await client.CallAsync("explain", Request(Frames(places))))["error"]!;
        Assert.Equal(ErrorCodes.BadInput, error["code"]!.GetValue<int>());
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Frame 1: a coordinate of atom {ligandAtom + 1} "),
            error["message"]!.GetValue<string>());
    }

    private static string Shifted(string line, double x) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{line[..30]}{double.Parse(line.AsSpan(30, 8), CultureInfo.InvariantCulture) + x, 8:F3}{line[38..]}");

    private static JsonObject Request(JsonObject? frames = null) =>
        new()
        {
            ["model"] = LinearModels.Name,
            ["structure"] = new JsonObject { ["text"] = Text },
            ["ligand"] = Ligand,
            ["frames"] = frames,
        };

    private static JsonObject Frames(params Point3[][] frames)
    {
        var bytes = frames.SelectMany(frame => frame).SelectMany(Bytes).ToArray();
        return new JsonObject
        {
            ["count"] = frames.Length,
            ["atoms"] = frames[0].Length,
            ["coordinates"] = Convert.ToBase64String(bytes),
        };
    }

    private static async Task<JsonArray> ExplainAsync(WireTestClient client, JsonObject request)
    {
        var answer = await client.CallAsync("explain", request.DeepClone());
        Assert.Null(answer["error"]);
        return answer["result"]!["results"]!.AsArray();
    }

    private static IEnumerable<byte> Bytes(Point3 place) =>
        new[] { place.X, place.Y, place.Z }.SelectMany(x => BitConverter.GetBytes((float)x));

    private static double Prediction(JsonNode ligand) => ligand["summary"]!["prediction"]!["value"]!.GetValue<double>();
}
