using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Core.Attribution;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class ManyLigandsTests : IDisposable
{
    private const string Broken = "broken\n\n\n  x  y  0\nM  END\n$$$$\n";
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_failed_ligand_is_reported_and_the_rest_are_done()
    {
        var call = await ExplainAsync(Benzene.Record("first pose") + Broken + Benzene.Record("../third", shift: 0.5));
        Assert.Equal(ExitCode.SomeLigandsFailed, call.ExitCode);
        Assert.Contains("error: 00002_broken: poses.sdf, ", call.Error);
        Assert.Contains("2 explained, 1 failed", call.Error);
        Assert.Equal(
            ["00001_first_pose", "00003____third"],
            Directory.GetDirectories(scratch.In("out")).Select(Path.GetFileName).Order());
        Assert.All(
            Directory.GetDirectories(scratch.In("out")),
            folder => Assert.True(File.Exists(Path.Combine(folder, "summary.json"))));
    }

    [Fact]
    public async Task With_json_each_ligand_is_a_line_failed_ones_with_their_error()
    {
        var call = await ExplainAsync(Benzene.Record("a") + Broken + Benzene.Record("b"), "--json");
        var lines = call
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();
        Assert.Equal([false, true, false], lines.Select(line => line.TryGetProperty("error", out _)));
        Assert.Equal([1, 2, 3], lines.Select(line => line.GetProperty("source").GetProperty("record").GetInt32()));
        Assert.Equal("bad-input", lines[1].GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_ligand_far_from_the_protein_fails_alone()
    {
        var call = await ExplainAsync(Benzene.Record("far", shift: 200) + Benzene.Record("near"));
        Assert.Equal(ExitCode.SomeLigandsFailed, call.ExitCode);
        Assert.Contains("error: 00001_far: ", call.Error);
        Assert.Contains("1 explained, 1 failed", call.Error);
    }

    [Fact]
    public async Task A_fault_of_the_program_at_one_ligand_ends_that_ligand_alone()
    {
        var call = await GlimpseCall.RunAsync(
            new LinearModels { Around = function => new FaultyModel(function) },
            TestContext.Current.CancellationToken,
            ManyLigands.Arguments(scratch, Benzene.Record("first") + Benzene.Record("second", shift: 0.5)));
        Assert.Equal(ExitCode.SomeLigandsFailed, call.ExitCode);
        Assert.Contains(
            $"error: 00001_first: fault of the program: InvalidOperationException: {FaultyModel.Words}. Please open",
            call.Error);
        Assert.Contains("1 explained, 1 failed", call.Error);
        var rows = await File.ReadAllLinesAsync(
            scratch.In("out/series.csv"),
            TestContext.Current.CancellationToken);
        Assert.Contains(FaultyModel.Words, rows[1]);
        Assert.Equal(3, rows.Length);
    }

    [Fact]
    public async Task A_series_has_one_scale_and_a_row_for_each_ligand()
    {
        await ExplainAsync(Benzene.Record("first, \"best\"") + Broken + Benzene.Record("second", shift: 0.5));
        var cancellation = TestContext.Current.CancellationToken;
        var rows = await File.ReadAllLinesAsync(scratch.In("out/series.csv"), cancellation);
        Assert.Equal(4, rows.Length);
        Assert.StartsWith("1,00001_first___best_,\"first, \"\"best\"\"\",", rows[1]);
        Assert.EndsWith(",model,model_version,model_origin,weights_sha256", rows[0]);
        Assert.All(rows[1..], row => Assert.EndsWith($",\"linear\",\"1.0\",shipped,{LinearModels.WeightsSha256}", row));
        Assert.StartsWith("2,00002_broken,\"\",,,,,,,\"", rows[2]);
        var series = JsonSerializer.Deserialize(
            await File.ReadAllTextAsync(scratch.In("out/series.json"), cancellation),
            GlimpseJsonContext.Default.SeriesSummary
        )!;
        var results = Directory
            .GetDirectories(scratch.In("out"))
            .Select(folder =>
                JsonSerializer.Deserialize(
                    File.ReadAllText(Path.Combine(folder, "summary.json")),
                    GlimpseJsonContext.Default.ExplainResult
                )!)
            .ToArray();
        Assert.Equal((2, 1), (series.Explained, series.Failed));
        Assert.Equal(results.Max(RangeOf), series.AtomRange, 1e-12);

        // The two poses' maps are much alike, and so the common level lies with theirs.
        foreach (var channel in series.Channels)
        {
            var levels = results.Select(result => result.Channels[channel.Index].Level).ToArray();
            Assert.Equal(levels.All(level => level is null), channel.Level is null);
            if (channel.Level is { } level)
                Assert.InRange(level, 0.98 * levels.Min()!.Value, 1.02 * levels.Max()!.Value);
        }
    }

    [Fact]
    public async Task A_title_is_no_formula_in_the_table_of_the_series()
    {
        await ExplainAsync(Benzene.Record("=HYPERLINK(1)") + Benzene.Record("-7.5"));
        var rows = await File.ReadAllLinesAsync(scratch.In("out/series.csv"), TestContext.Current.CancellationToken);
        Assert.Contains(",\"'=HYPERLINK(1)\",", rows[1]);
        Assert.Contains(",\"-7.5\",", rows[2]);
    }

    [Fact]
    public async Task Results_come_in_the_files_order_however_many_there_are()
    {
        var call = await ExplainAsync(
            string.Concat(Enumerable.Range(1, 12).Select(i => Benzene.Record($"pose{i}", shift: 0.1 * i))),
            "--json");
        var records = call
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line =>
                JsonDocument.Parse(line).RootElement.GetProperty("source").GetProperty("record").GetInt32());
        Assert.Equal(Enumerable.Range(1, 12), records);
    }

    [Fact]
    public async Task A_folder_that_cant_be_made_ends_the_run_after_the_ligands_before_it()
    {
        Directory.CreateDirectory(scratch.In("out"));
        scratch.Write("out/00002_b", "a file where a folder is to be");
        var call = await ExplainAsync(Benzene.Record("a") + Benzene.Record("b") + Benzene.Record("c"));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("00002_b", call.Error);
        Assert.True(File.Exists(scratch.In("out/00001_a/summary.json")));
        Assert.False(Directory.Exists(scratch.In("out/00003_c")));
    }

    [Fact]
    public async Task All_ligands_done_is_exit_code_0() =>
        Assert.Equal(ExitCode.Done, (await ExplainAsync(Benzene.Record("a"))).ExitCode);

    /// <summary>Where the viewers' colours end: of the atoms of the ligand and of the protein's within 5 Å.</summary>
    private static double RangeOf(ExplainResult result)
    {
        var ligand = result.Atoms.Where(atom => atom.Side == Partner.Ligand).ToArray();
        return ColourRange.Of(
            result
                .Atoms.Where(atom =>
                    ligand.Any(one =>
                        Math.Sqrt(one.Position.Zip(atom.Position, (a, b) => (a - b) * (a - b)).Sum()) <= 5))
                .Select(atom => atom.Attribution));
    }

    private Task<GlimpseCall> ExplainAsync(string sdf, params string[] more) =>
        GlimpseCall.RunAsync(ManyLigands.Arguments(scratch, sdf, more));
}
