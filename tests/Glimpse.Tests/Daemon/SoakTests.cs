using System.Diagnostics;
using System.Text.Json.Nodes;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>One daemon and two clients for 45 seconds; <c>bench/run-daemon soak MINUTES</c> is the long form.</summary>
public sealed class SoakTests
{
    private const int MostMegabytes = 4;
    private const int Kinds = 4;
    private const int FewestStates = 10; // On a machine with much else to do the time alone isn't enough.
    // Were the results that made room not freed, it would be more with 30 explanations.
    private const long MostGrowth = 20 << 20;
    private const int MoreDescriptors = 2; // .NET opens some for a while.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15), Measured = TimeSpan.FromSeconds(30);
    private static readonly Lazy<JsonObject> Frames = new(MakeFrames);

    public SoakTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    [Fact]
    public async Task A_daemon_of_two_clients_grows_neither_in_memory_nor_in_descriptors_nor_in_tensors()
    {
        await using var glimpse = new GlimpseProcesses();
        glimpse.Variables["GLIMPSE_RESULT_MEGABYTES"] = $"{MostMegabytes}";
        var clients = new[] { glimpse.Connect().Client, glimpse.Connect().Client };
        foreach (var client in clients)
            await glimpse.DaemonOfAsync(client);
        var first = await ExplainAsync(clients[0], "first");
        var before = (await clients[0].CallAsync("daemon/status"))["result"]!;
        var watch = Stopwatch.StartNew();
        var states = (await Task.WhenAll(clients.Select((client, i) => Task.Run(() => WorkAsync(client, i, watch)))))
            .SelectMany(state => state)
            .ToArray();
        Assert.All(states, state => Assert.InRange(state["resultBytes"]!.GetValue<long>(), 1, MostMegabytes << 20));
        var inTurn = states.OrderBy(state => state["uptimeSeconds"]!.GetValue<double>()).ToArray();
        var (early, late) = (inTurn[..(inTurn.Length / 2)], inTurn[(inTurn.Length / 2)..]);
        Assert.InRange(Median(late, "descriptors") - Median(early, "descriptors"), -MoreDescriptors, MoreDescriptors);
        Assert.InRange(Median(late, "residentBytes") - Median(early, "residentBytes"), long.MinValue, MostGrowth);
        var after = await GlimpseProcesses.StatusWhenAsync(
            clients[0],
            status => status["liveTensors"]!.GetValue<long>() == before["liveTensors"]!.GetValue<long>());
        Assert.InRange(after["jobs"]!["cancelled"]!.GetValue<int>(), 1, int.MaxValue);
        Assert.Equal(0, after["jobs"]!["failed"]!.GetValue<int>());
        var gone = await clients[0].CallAsync("result/atoms", new JsonObject { ["resultId"] = first });
        Assert.Equal(ErrorCodes.ResultEvicted, gone["error"]!["code"]!.GetValue<int>());
    }

    /// <summary>What a client does until the time is over.</summary>
    /// <returns>How the daemon fared, once it is warm.</returns>
    private static async Task<List<JsonNode>> WorkAsync(WireTestClient client, int number, Stopwatch watch)
    {
        var states = new List<JsonNode>();
        for (var done = 0; watch.Elapsed < WarmUp + Measured || states.Count < FewestStates; done++)
        {
            var name = $"complex {number} {done}";
            switch (done % Kinds)
            {
                case 0:
                    await CancelAsync(client, name);
                    break;
                case 1:
                    var request = GlimpseProcesses.Request(steps: 1, name);
                    request["frames"] = Frames.Value.DeepClone();
                    Assert.Equal(
                        2,
                        (await client.CallAsync("explain", request))["result"]!["explained"]!.GetValue<int>());
                    break;
                default:
                    await ExplainAsync(client, name);
                    break;
            }

            if (watch.Elapsed > WarmUp)
                states.Add((await client.CallAsync("daemon/status"))["result"]!);
        }

        return states;
    }

    /// <summary>As a viewer does it: an explanation, a map of it, its atoms.</summary>
    private static async Task<string> ExplainAsync(WireTestClient client, string name)
    {
        var answer = await client.CallAsync("explain", GlimpseProcesses.Request(steps: 1, name));
        var id = answer["result"]!["results"]![0]!["resultId"]!.GetValue<string>();
        Assert.NotNull(
            (
                await client.CallAsync(
                    "result/map",
                    new JsonObject
                    {
                        ["resultId"] = id,
                        ["channel"] = "total",
                        ["format"] = "dx",
                    })
            )["result"]);
        Assert.NotNull((await client.CallAsync("result/atoms", new JsonObject { ["resultId"] = id }))["result"]);
        return id;
    }

    private static async Task CancelAsync(WireTestClient client, string name)
    {
        var request = GlimpseProcesses.LongRequest();
        request["structure"]!["name"] = name;
        var id = await client.BeginAsync("explain", request);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await client.NotifyAsync("$/cancelRequest", new JsonObject { ["id"] = id });
        Assert.Equal(ErrorCodes.Cancelled, (await client.AnswerAsync(id))["error"]!["code"]!.GetValue<int>());
    }

    private static JsonObject MakeFrames()
    {
        var places = StructureReader.Read(new StringReader(Fixture.Text("1hpv.pdb")), "1hpv").Positions;
        var bytes = places
            .Concat(places.Select(place => place + new Point3(1, 2, 3)))
            .SelectMany(place => new[] { place.X, place.Y, place.Z })
            .SelectMany(x => BitConverter.GetBytes((float)x))
            .ToArray();
        return new JsonObject
        {
            ["count"] = 2,
            ["atoms"] = places.Length,
            ["coordinates"] = Convert.ToBase64String(bytes),
        };
    }

    private static long Median(JsonNode[] states, string member) =>
        states.Select(state => state[member]!.GetValue<long>()).Order().ElementAt(states.Length / 2);
}
