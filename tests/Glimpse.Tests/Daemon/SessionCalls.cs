using System.Text.Json.Nodes;
using Glimpse.Tests.Cli;

namespace Glimpse.Tests.Daemon;

/// <summary>Calls that tests of a session make, about the ligand of 1HPV.</summary>
internal static class SessionCalls
{
    internal const string Ligand = "478";

    internal static string Protein { get; } = Fixture.Text("1hpv.pdb");

    internal static JsonObject Text(string text) => new() { ["text"] = text };

    internal static JsonObject Request(JsonObject? options = null) =>
        new()
        {
            ["model"] = LinearModels.Name,
            ["structure"] = new JsonObject { ["text"] = Protein, ["name"] = "1hpv.pdb" },
            ["ligand"] = Ligand,
            ["options"] = options,
        };

    internal static async Task<(string Id, JsonObject Summary)> ExplainAsync(
        WireTestClient client,
        string? baseline = null)
    {
        var answer = await client.CallAsync(
            "explain",
            Request(baseline is null ? null : new JsonObject { ["baseline"] = baseline }));
        var result = answer["result"]!["results"]![0]!;
        return (result["resultId"]!.GetValue<string>(), result["summary"]!.DeepClone().AsObject());
    }

    internal static async Task<JsonNode> MapAsync(
        WireTestClient client,
        string id,
        string channel,
        string format = "f32") =>
        (
            await client.CallAsync(
                "result/map",
                new JsonObject
                {
                    ["resultId"] = id,
                    ["channel"] = channel,
                    ["format"] = format,
                })
        )["result"]!;

    internal static float[] Floats(string base64)
    {
        var bytes = Convert.FromBase64String(base64);
        return
        [
            .. Enumerable
                .Range(0, bytes.Length / sizeof(float))
                .Select(i => BitConverter.ToSingle(bytes, i * sizeof(float))),
        ];
    }

    internal static int Code(JsonObject answer) => answer["error"]!["code"]!.GetValue<int>();
}
