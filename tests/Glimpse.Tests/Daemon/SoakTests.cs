using System.Text.Json.Nodes;
using Glimpse.Protocol.Wire;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Many explanations by one daemon; <c>bench/run-daemon soak MINUTES</c> is the long form.</summary>
public sealed class SoakTests
{
    private const int WarmUp = 40;
    private const int Measured = 40;
    private const int MostMegabytes = 4;
    private const long MostGrowth = 20 << 20; // Were the results that made room not freed, it would be 30 MB.
    private const int MoreDescriptors = 2; // .NET opens some for a while.

    public SoakTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    [Fact]
    public async Task A_daemon_that_explains_again_and_again_grows_neither_in_memory_nor_in_descriptors_nor_in_tensors()
    {
        await using var glimpse = new GlimpseProcesses();
        glimpse.Variables["GLIMPSE_RESULT_MEGABYTES"] = $"{MostMegabytes}";
        var client = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(client);
        var first = await ExplainAsync(client, 0);
        var states = new List<JsonNode>();
        for (var i = 1; i < WarmUp + Measured; i++)
        {
            await ExplainAsync(client, i);
            states.Add((await client.CallAsync("daemon/status"))["result"]!);
        }

        var measured = states.Skip(WarmUp).ToArray();
        Assert.Single(measured.Select(state => state["liveTensors"]!.GetValue<long>()).Distinct());
        Assert.All(measured, state => Assert.InRange(state["resultBytes"]!.GetValue<long>(), 1, MostMegabytes << 20));
        var (early, late) = (measured[..(Measured / 3)], measured[^(Measured / 3)..]);
        Assert.InRange(Median(late, "descriptors") - Median(early, "descriptors"), -MoreDescriptors, MoreDescriptors);
        Assert.InRange(Median(late, "residentBytes") - Median(early, "residentBytes"), long.MinValue, MostGrowth);
        var gone = await client.CallAsync("result/atoms", new JsonObject { ["resultId"] = first });
        Assert.Equal(ErrorCodes.ResultEvicted, gone["error"]!["code"]!.GetValue<int>());
    }

    /// <summary>As a viewer does it: an explanation, a map of it, its atoms.</summary>
    private static async Task<string> ExplainAsync(WireTestClient client, int number)
    {
        var answer = await client.CallAsync("explain", GlimpseProcesses.Request(steps: 1, $"complex {number}"));
        var id = answer["result"]!["results"]![0]!["resultId"]!.GetValue<string>();
        Assert.NotNull((await client.CallAsync("result/map", new JsonObject { ["resultId"] = id, ["channel"] = "total", ["format"] = "dx" }))["result"]);
        Assert.NotNull((await client.CallAsync("result/atoms", new JsonObject { ["resultId"] = id }))["result"]);
        return id;
    }

    private static long Median(JsonNode[] states, string member) => states.Select(state => state[member]!.GetValue<long>()).Order().ElementAt(states.Length / 2);
}
