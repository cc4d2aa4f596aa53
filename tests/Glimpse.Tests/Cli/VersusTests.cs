using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class VersusTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Both_ligands_are_in_the_report_the_record_the_table_and_the_structure()
    {
        var call = await CompareAsync(Benzene.Record("ring"));
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.Contains("What makes the difference", call.Output);
        Assert.Contains("6 heavy atoms, of other.sdf", call.Output);
        Assert.All(
            call.Output.Split('\n').Where(line => !line.Contains(scratch.Path)),
            line => Assert.InRange(line.TrimEnd().Length, 0, 100));
        var result = ReadSummary(scratch.In("out"));
        var comparison = result.Comparison!;
        Assert.Equal(
            ("other.sdf", "ring", 6, 35),
            (comparison.File, comparison.Reference.Title, comparison.Reference.HeavyAtoms, result.Ligand.HeavyAtoms));
        Assert.Equal(
            ("versus", 6, 35),
            (result.Attribution.Baseline, Count(result, Partner.Reference), Count(result, Partner.Ligand)));
        Assert.Equal(result.Prediction.Value - comparison.Prediction.Value, comparison.Difference, 1e-9);
        Assert.Equal(comparison.Difference, comparison.LigandSum + comparison.ReferenceSum, 1e-4);
        Assert.True(
            comparison.LigandSum < 0 && comparison.ReferenceSum > 0,
            "the model's weight of ligand voxels is negative");
        Assert.Equal(
            6,
            (await File.ReadAllLinesAsync(scratch.In("out/atoms.csv"), TestContext.Current.CancellationToken)).Count(
                line => line.StartsWith("reference,", StringComparison.Ordinal)));
        var lines = await File.ReadAllLinesAsync(scratch.In("out/atoms.pdb"), TestContext.Current.CancellationToken);
        Assert.Equal(
            [35, 6],
            "AB".Select(location =>
                lines.Count(line => line.StartsWith("HETATM", StringComparison.Ordinal) && line[16] == location)));
        Assert.Contains(lines, line => line.Contains("THE REFERENCE B", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_of_many_ligands_is_compared_with_the_same_reference()
    {
        var call = await GlimpseCall.RunAsync(
            ManyLigands.Arguments(
                scratch,
                Benzene.Record("a") + Benzene.Record("b", shift: 0.5),
                "--versus",
                scratch.Write("other.sdf", Benzene.Record("ring"))));
        Assert.Equal(ExitCode.Done, call.ExitCode);
        Assert.Contains("to the reference", call.Output);
        var comparisons = ((string[])["00001_a", "00002_b"])
            .Select(name => ReadSummary(scratch.In($"out/{name}")).Comparison!)
            .ToArray();
        Assert.All(comparisons, comparison => Assert.Equal("ring", comparison.Reference.Title));
        Assert.Equal(
            [0, 0.5],
            comparisons.Select(comparison => Math.Round(comparison.Matches.Max(match => match.Distance), 6)));
    }

    [Fact]
    public async Task Of_several_records_the_first_is_taken_and_that_is_said()
    {
        await CompareAsync(Benzene.Record("first") + Benzene.Record("second", shift: 1));
        var result = ReadSummary(scratch.In("out"));
        Assert.Equal("first", result.Comparison!.Reference.Title);
        Assert.Contains(
            result.Assumptions,
            notice => notice.Message == "Reference: other.sdf holds several records; the first was read.");
    }

    [Fact]
    public async Task A_reference_beside_the_ligand_is_warned_of()
    {
        await CompareAsync(Benzene.Record("beside", shift: 11));
        var warnings = ReadSummary(scratch.In("out")).Warnings;
        Assert.Contains(warnings, warning => warning.Code == "ligands-apart");
    }

    [Theory]
    [InlineData(200, "lies outside the protein")]
    [InlineData(18, "in another site")]
    public async Task A_reference_in_another_place_is_refused(double shift, string message)
    {
        var call = await CompareAsync(Benzene.Record("far", shift));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("error: other.sdf: ligand ", call.Error);
        Assert.Contains(message, call.Error);
        Assert.Contains("in the same coordinate frame", call.Error);
    }

    [Fact]
    public async Task A_reference_that_cannot_be_read_is_named_with_its_line()
    {
        var call = await CompareAsync("broken\n\n\n  x  y  0\nM  END\n$$$$\n");
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("error: other.sdf, ", call.Error);
    }

    private static int Count(ExplainResult result, Partner side) => result.Atoms.Count(atom => atom.Side == side);

    private static ExplainResult ReadSummary(string folder) =>
        JsonSerializer.Deserialize(
            File.ReadAllText(Path.Combine(folder, "summary.json")),
            GlimpseJsonContext.Default.ExplainResult
        )!;

    private Task<GlimpseCall> CompareAsync(string sdf) => GlimpseCall.RunAsync(
        "explain", Fixture.PathOf("1hpv.pdb"), "--ligand", "478", "--versus", scratch.Write("other.sdf", sdf),
        "--model", LinearModels.Name, "--out", scratch.In("out"), "--steps", "2");
}
