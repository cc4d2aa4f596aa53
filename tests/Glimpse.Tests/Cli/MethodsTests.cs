using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class MethodsTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Occlusion_gives_atoms_residues_and_fragments_and_no_map()
    {
        var call = await ExplainAsync("occlusion");
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.Contains("rank correlation", call.Output);
        Assert.Contains("the method doesn't add up", call.Output);
        Assert.Contains("ligand fragment", call.Output);
        Assert.DoesNotContain("Top voxels", call.Output);
        Assert.All(
            call.Output.Split('\n').Where(line => !line.Contains(scratch.Path)),
            line => Assert.InRange(line.TrimEnd().Length, 0, 100));
        var result = ReadSummary();
        Assert.Equal(
            ("occlusion", null, 0),
            (result.Attribution.Method, result.Attribution.Rule, result.Attribution.GradientEvaluations));
        Assert.InRange(result.Attribution.RankCorrelation!.Value, 0.3, 1);
        Assert.All(result.Channels, channel => Assert.Null(channel.Level));
        Assert.Equal(35, result.Fragments.Sum(fragment => fragment.Atoms.Length));
        Assert.Contains(result.Fragments, fragment => fragment.Attribution < 0);
        Assert.Contains(
            await File.ReadAllLinesAsync(scratch.In("out/atoms.csv"), TestContext.Current.CancellationToken),
            line =>
                line.StartsWith("ligand,", StringComparison.Ordinal)
                && line.Contains(",,,,,,,,-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gradient_times_input_of_a_linear_model_is_its_integrated_gradients()
    {
        await ExplainAsync("gradient-input", "--maps", "npy");
        var result = ReadSummary();
        Assert.Equal("gradient-input", result.Attribution.Method);
        Assert.Equal(1, result.Attribution.RankCorrelation!.Value, 1e-9);
        Assert.Equal(0, result.Attribution.CompletenessError, 1e-4);
    }

    [Theory]
    [InlineData("--maps", "dx")]
    [InlineData("--baseline", "apo")]
    [InlineData("--jitter", "2")]
    [InlineData("--top", "3")]
    public async Task What_needs_a_map_or_a_baseline_does_not_go_with_occlusion(params string[] more)
    {
        var call = await ExplainAsync("occlusion", more);
        Assert.Equal(ExitCode.BadUsage, call.ExitCode);
        Assert.Contains($"{more[0]} doesn't go with --method occlusion", call.Error);
    }

    private ExplainResult ReadSummary() =>
        JsonSerializer.Deserialize(
            File.ReadAllText(scratch.In("out/summary.json")),
            GlimpseJsonContext.Default.ExplainResult
        )!;

    private Task<GlimpseCall> ExplainAsync(string method, params string[] more) =>
        GlimpseCall.RunAsync([
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--ligand",
            "478",
            "--method",
            method,
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In("out"),
            "--steps",
            "1",
            .. more,]);
}
