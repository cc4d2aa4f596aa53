using System.Text.Json;
using Glimpse.Bridge.Rpc;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class RequestReaderTests
{
    [Theory]
    [InlineData("""{"model":"m","structure":{"text":"t"},"stepz":1}""", "stepz", "There is no member 'stepz'")]
    [InlineData(
        """{"model":"m","structure":{"text":"t"},"options":{"stepz":1}}""",
        "options.stepz",
        "There is no member 'options.stepz'")]
    [InlineData("""{"structure":{"text":"t"}}""", "model", "The member 'model' is missing")]
    [InlineData("""{"model":"m","structure":{}}""", "structure.text", "The member 'structure.text' is missing")]
    [InlineData("""{"model":null,"structure":{"text":"t"}}""", "model", "The member 'model' is null")]
    [InlineData("""{"model":"m","structure":{"text":"t"},"displaced":["a",null]}""", "displaced[1]", "is null")]
    [InlineData("""{"model":"m","model":"n","structure":{"text":"t"}}""", "model", "is there twice")]
    [InlineData("""{"Model":"m","structure":{"text":"t"}}""", "Model", "There is no member 'Model'")]
    [InlineData("""{"model":1,"structure":{"text":"t"}}""", "model", "wrong type")]
    [InlineData("""{"model":"m","structure":"t"}""", "structure", "wrong type")]
    [InlineData(
        """{"model":"m","structure":{"text":"t"},"options":{"steps":1,"steps":2}}""",
        "options.steps",
        "is there twice")]
    [InlineData(
        """{"model":"m","structure":{"text":"t"},"reading":{"steps":1}}""",
        "reading.steps",
        "the members are: altloc, modelNumber, assembly")]
    [InlineData("""{"model":"m","structure":{"text":"t"},"typing":[1]}""", "typing", "wrong type")]
    [InlineData(
        """{"model":"m","structure":{"text":"t"},"frames":{"count":1,"atoms":1,"coordinates":"***"}}""",
        "frames.coordinates",
        "wrong type")]
    [InlineData("""["m"]""", null, "an object, not an array")]
    [InlineData("null", null, "an object")]
    public void What_is_wrong_is_named(string request, string? where, string words)
    {
        var refusal = Assert.Throws<WireException>(() => Read(request));
        Assert.Equal((ErrorCodes.InvalidParams, where), (refusal.Code, refusal.Details.Where));
        Assert.Contains(words, refusal.Message);
    }

    [Fact]
    public void What_may_be_left_out_may_be_null_too()
    {
        var request = Read(
            """{"model":"m","structure":{"text":"t","format":null},"ligand":null,"options":null,"priority":"batch"}""");
        Assert.Equal(
            new ExplainRequest
            {
                Model = "m",
                Structure = new StructureText("t"),
                Priority = RequestPriority.Batch,
            },
            request);
    }

    [Fact]
    public void A_strangers_member_name_is_quoted_short_and_clean()
    {
        var refusal = Assert.Throws<WireException>(() => Read($$"""{"{{new string('x', 5000)}}\n":1}"""));
        Assert.Equal(40, refusal.Details.Where!.Length);
    }

    private static ExplainRequest Read(string json) =>
        RequestReader.Read(JsonDocument.Parse(json).RootElement, GlimpseJsonContext.OneLine.ExplainRequest);
}
