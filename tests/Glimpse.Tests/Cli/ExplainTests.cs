using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Maps;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class ExplainTests : IDisposable
{
    private const string Fast = "2";
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Amprenavir_in_1HPV_gets_a_report_a_record_and_its_files()
    {
        var call = await ExplainAsync("--ligand", "478", "--maps", "dx,cube,npy,ccp4");
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.Contains("ligand :478:200, 35 heavy atoms, of 1hpv.pdb", call.Output);
        foreach (
            var heading in (string[])
                [
                    "F(x)",
                    "F(baseline)",
                    "sum of attributions",
                    "completeness error",
                    "Top voxels",
                    "Largest contributions (logit)",
                    "Files",
                ])
            Assert.Contains(heading, call.Output);
        var result = ReadSummary(scratch.In("out"));
        Assert.All(
            result.Files,
            file => Assert.True(new FileInfo(scratch.In("out/" + file.Path)).Length > 0, file.Path));
        Assert.Equal(3 + (MapWriters.All.Length * 16), result.Files.Length);
        Assert.Equal(
            result.Files.Select(file => file.Path).Order(),
            Directory.GetFiles(scratch.In("out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_report_keeps_to_100_columns_and_has_no_escape_codes_where_there_is_no_terminal()
    {
        var call = await ExplainAsync("--ligand", "478", "--maps", "dx");
        Assert.All(
            call.Output.Split('\n').Where(line => !line.Contains(scratch.Path)),
            line => Assert.InRange(line.TrimEnd().Length, 0, 100));
        Assert.DoesNotContain('\x1b', call.Output + call.Error);
    }

    [Fact]
    public async Task Report_and_record_say_which_model_it_was_exactly()
    {
        var call = await ExplainAsync("--ligand", "478");
        Assert.Contains("model linear 1.0, shipped\n", call.Output);
        Assert.Contains($"SHA-256 of its weights {LinearModels.WeightsSha256}\n", call.Output);
        var result = ReadSummary(scratch.In("out"));
        Assert.Equal(
            ("1.0", ModelOrigin.Shipped, false),
            (result.Model.Provenance.Version, result.Model.Provenance.Origin, result.Model.Provenance.TakesShippedPlace)
        );
        Assert.Equal([LinearModels.WeightsSha256], result.Model.Provenance.WeightsSha256);
        Assert.DoesNotContain(result.Warnings, warning => warning.Code == ProvenanceWords.TakesPlaceCode);
    }

    [Fact]
    public async Task A_model_in_the_shipped_ones_place_is_a_warning_of_report_and_record()
    {
        var call = await GlimpseCall.RunAsync(
            new LinearModels { TakesShippedPlace = true },
            TestContext.Current.CancellationToken,
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In("out"),
            "--steps",
            Fast,
            "--ligand",
            "478");
        Assert.Contains("model linear 1.0, yours\n", call.Output);
        var warning = Assert.Single(
            ReadSummary(scratch.In("out")).Warnings,
            warning => warning.Code == ProvenanceWords.TakesPlaceCode);
        Assert.Contains("takes the place of the one of that name that came with the program", warning.Message);
        Assert.Contains("The model 'linear' is one of yours; it takes", call.Output);
    }

    [Fact]
    public async Task Attributions_of_atoms_residues_and_channels_add_up_to_the_sum()
    {
        await ExplainAsync("--ligand", ":478:200");
        var result = ReadSummary(scratch.In("out"));
        var attribution = result.Attribution;
        const double Rounding = 1e-4;
        Assert.Equal(attribution.Sum, result.Channels.Sum(channel => channel.Attribution), Rounding);
        Assert.Equal(attribution.Sum, result.Atoms.Sum(atom => atom.Attribution), Rounding);
        Assert.Equal(attribution.Sum, result.Residues.Sum(residue => residue.Attribution), Rounding);
        Assert.Equal(result.Prediction.Value - attribution.BaselineValue, attribution.Sum, Rounding);
        Assert.All(result.Atoms, atom => Assert.Equal(atom.Attribution, atom.Channels.Values.Sum(), Rounding));
        Assert.Equal(35, result.Atoms.Count(atom => atom.Side == Partner.Ligand));
    }

    [Fact]
    public async Task With_json_stdout_holds_the_record_of_summary_json_on_one_line_and_nothing_else()
    {
        var call = await ExplainAsync("--ligand", "478", "--json");
        var line = Assert.Single(call.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var printed = JsonSerializer.Deserialize(line, GlimpseJsonContext.Default.ExplainResult)!;
        var written = ReadSummary(scratch.In("out"));
        Assert.Equal(JsonSerializer.Serialize(written, GlimpseJsonContext.OneLine.ExplainResult), line);
        Assert.Equal(LinearModels.Name, printed.Model.Name);
        Assert.NotEmpty(call.Error);
    }

    [Fact]
    public async Task Steps_rule_and_top_are_obeyed()
    {
        await ExplainAsync("--ligand", "478", "--rule", "midpoint", "--top", "1");
        var result = ReadSummary(scratch.In("out"));
        Assert.Equal(
            ("midpoint", 2, 2),
            (result.Attribution.Rule, result.Attribution.Steps, result.Attribution.GradientEvaluations));
        Assert.Single(result.TopVoxels);
    }

    [Fact]
    public async Task Without_steps_the_rule_is_adaptive_and_the_record_has_its_tolerance_and_error()
    {
        await GlimpseCall.RunAsync([
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In("out"),
            "--ligand",
            "478",
            "--tolerance",
            "0.5",]);
        var attribution = ReadSummary(scratch.In("out")).Attribution;
        Assert.Equal(("adaptive", null, 0.5), (attribution.Rule, attribution.Steps, attribution.Tolerance));
        Assert.InRange(attribution.IntervalError!.Value, 0, 1e-3);
    }

    [Theory]
    [InlineData("apo", "protein alone", LinearModels.ProteinWeight)]
    [InlineData("ligand", "ligand alone", LinearModels.LigandWeight)]
    public async Task A_baseline_keeps_its_own_side_out_of_the_explanation(string baseline, string note, double weight)
    {
        var call = await ExplainAsync("--ligand", "478", "--baseline", baseline);
        Assert.Contains(note, call.Output);
        var result = ReadSummary(scratch.In("out"));
        Assert.Equal(baseline, result.Attribution.Baseline);
        Assert.Equal(weight > 0, result.Attribution.BaselineValue > 0);
        Assert.All(
            result.Atoms.Where(atom => (atom.Side == Partner.Protein) == (weight > 0)),
            atom => Assert.Equal(0, atom.Attribution));
        Assert.Equal(
            result.Prediction.Value - result.Attribution.BaselineValue,
            result.Atoms.Sum(atom => atom.Attribution),
            1e-4);
    }

    [Fact]
    public async Task The_spread_over_rotations_is_always_there_and_that_of_moved_copies_on_request()
    {
        var call = await ExplainAsync("--ligand", "478", "--jitter", "2", "--rotations", "2");
        Assert.Contains("over 24 orientations", call.Output);
        Assert.Contains("over 2 moved copies", call.Output);
        var stability = ReadSummary(scratch.In("out")).Stability;
        Assert.Equal((24, 2, 2), (stability.Rotations.Frames, stability.AveragedRotations, stability.Jitter!.Frames));
        // A sum of voxels is the same in every rotation of the cube, but neither in others nor on a moved grid.
        Assert.True(stability.Rotations.StandardDeviation > 1e-3);
        Assert.True(stability.Jitter.StandardDeviation > 1e-6);
    }

    [Fact]
    public async Task Device_and_threads_reach_the_model()
    {
        var models = new LinearModels();
        await GlimpseCall.RunAsync(
            models,
            TestContext.Current.CancellationToken,
            Arguments("--ligand", "478", "--device", "cpu", "--threads", "3"));
        Assert.Equal(new ComputeSettings("cpu", 3), models.Asked);
    }

    [Fact]
    public async Task A_linear_model_has_no_interaction()
    {
        await ExplainAsync("--ligand", "478", "--interaction");
        var attribution = ReadSummary(scratch.In("out")).Attribution;
        Assert.Equal(["complex", "empty", "ligand", "protein"], attribution.Terms.Keys);
        Assert.Equal(0, attribution.Sum, 1e-4);
        Assert.Equal(
            attribution.Terms["protein"] + attribution.Terms["ligand"] - attribution.Terms["empty"],
            attribution.BaselineValue,
            1e-9);
    }

    [Fact]
    public async Task Cancelling_ends_with_130_and_one_word()
    {
        using var cancelled = new CancellationTokenSource();
        var models = new LinearModels { OnOpen = cancelled.Cancel };
        var call = await GlimpseCall.RunAsync(models, cancelled.Token, Arguments("--ligand", "478"));
        Assert.Equal(ExitCode.Cancelled, call.ExitCode);
        Assert.EndsWith("cancelled\n", call.Error);
        Assert.Empty(call.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_of_the_program_is_one_line_and_a_stack_trace_only_on_request(bool verbose)
    {
        var models = new LinearModels { OnOpen = () => throw new InvalidOperationException("two\nlines") };
        var call = await GlimpseCall.RunAsync(
            models,
            TestContext.Current.CancellationToken,
            Arguments(["--ligand", "478", .. verbose ? ["--verbose"] : Array.Empty<string>()]));
        Assert.Equal(ExitCode.Internal, call.ExitCode);
        Assert.Contains("fault of the program: InvalidOperationException: two lines", call.Error);
        Assert.Equal(verbose, call.Error.Contains("   at Glimpse."));
    }

    private static ExplainResult ReadSummary(string folder) =>
        JsonSerializer.Deserialize(
            File.ReadAllText(Path.Combine(folder, "summary.json")),
            GlimpseJsonContext.Default.ExplainResult
        )!;

    private string[] Arguments(params string[] more) =>
        [
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In("out"),
            "--steps",
            Fast,
            .. more,
        ];

    private Task<GlimpseCall> ExplainAsync(params string[] more) => GlimpseCall.RunAsync(Arguments(more));
}
