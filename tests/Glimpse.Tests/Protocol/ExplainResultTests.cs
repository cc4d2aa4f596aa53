using System.Text.Json;
using System.Text.Json.Nodes;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Protocol;

public sealed class ExplainResultTests
{
    private static readonly ExplainResult Result = ResultRecords.Of(
        SampleExplanation.Make(),
        new ExplainOptions(),
        LinearModels.Summary,
        new ResultSource("1hpv.pdb", "1hpv.pdb", null),
        "",
        null,
        [new("read", 1.5)]);

    [Fact]
    public void A_result_survives_JSON_unchanged()
    {
        var text = JsonSerializer.Serialize(Result, GlimpseJsonContext.Indented.ExplainResult);
        var read = JsonSerializer.Deserialize(text, GlimpseJsonContext.Default.ExplainResult);
        Assert.Equal(text, JsonSerializer.Serialize(read, GlimpseJsonContext.Indented.ExplainResult));
    }

    [Fact]
    public void Members_are_camelCase_and_all_there()
    {
        var json = JsonSerializer.SerializeToNode(Result, GlimpseJsonContext.OneLine.ExplainResult)!.AsObject();
        Assert.Equal(
            [
                "schemaVersion",
                "program",
                "model",
                "engine",
                "source",
                "ligand",
                "prediction",
                "verdicts",
                "ensemble",
                "beside",
                "attribution",
                "comparison",
                "stability",
                "grid",
                "channels",
                "topVoxels",
                "reciprocalPairs",
                "atoms",
                "residues",
                "fragments",
                "interactions",
                "assumptions",
                "warnings",
                "timings",
                "files",
            ],
            json.Select(member => member.Key));
        Assert.Equal("protein", json["topVoxels"]![0]!["side"]!.GetValue<string>());
        Assert.Equal([1.5, -2.25, 40], json["grid"]!["origin"]!.AsArray().Select(x => x!.GetValue<double>()));
        Assert.Equal(
            "hydrogen bond, acceptor A:ASP:25 OD1 to donor N1, 2.9 Å",
            json["topVoxels"]![0]!["reading"]!.GetValue<string>());
        Assert.Contains("2.9 Å", json.ToJsonString(GlimpseJsonContext.OneLine.Options));
    }

    [Fact]
    public void NaN_is_never_written()
    {
        var broken = Result with { Prediction = Result.Prediction with { Value = double.NaN } };
        Assert.Throws<ArgumentException>(() =>
            JsonSerializer.Serialize(broken, GlimpseJsonContext.OneLine.ExplainResult));
    }

    [Fact]
    public void A_record_without_a_required_member_is_refused()
    {
        var json = JsonNode
            .Parse(JsonSerializer.Serialize(Result, GlimpseJsonContext.OneLine.ExplainResult))!
            .AsObject();
        json.Remove("grid");
        Assert.Throws<JsonException>(() => json.Deserialize(GlimpseJsonContext.Default.ExplainResult));
    }
}
