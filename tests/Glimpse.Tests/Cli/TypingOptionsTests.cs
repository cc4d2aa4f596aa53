using System.Collections.Immutable;
using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Protocol;
using Xunit;

namespace Glimpse.Tests.Cli;

public sealed class TypingOptionsTests : IDisposable
{
    private const string Amprenavir = "CC(C)CN(CC(O)C(Cc1ccccc1)NC(=O)OC1CCOC1)S(=O)(=O)c1ccc(N)cc1";
    private static readonly string[] Lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_template_as_SMILES_gives_the_bond_orders()
    {
        var result = await ExplainAsync("--template", Amprenavir);
        Assert.Contains("bond-orders-from-template", Codes(result.Assumptions));
        Assert.DoesNotContain("bond-orders-perceived", Codes(result.Assumptions));
    }

    [Theory]
    [InlineData("CCO", "ligand")]
    [InlineData("C1CC", "SMILES")]
    [InlineData("nosuch.sdf", "nosuch.sdf")]
    public async Task A_template_that_does_not_fit_is_bad_input(string template, string text)
    {
        var call = await GlimpseCall.RunAsync(Arguments("--template", template));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains(text, call.Error);
    }

    [Fact]
    public async Task Waters_are_kept_on_request_and_warned_of()
    {
        Assert.Contains("waters-left-out", Codes((await ExplainAsync()).Assumptions));
        var result = await ExplainAsync("--include-waters");
        Assert.Contains("waters-included", Codes(result.Warnings));
        Assert.Contains(result.Atoms, atom => atom.ResidueName == "HOH");
    }

    [Fact]
    public async Task Buffer_is_kept_on_request_and_warned_of()
    {
        var lines = Lines.Select(line =>
            line.StartsWith("HETATM") && line[17..20] == "HOH" ? line[..12] + " S   SO4" + line[20..] : line);
        var file = scratch.Write("buffer.pdb", string.Join('\n', lines));
        Assert.Contains("buffer-left-out", Codes((await ExplainFileAsync(file)).Assumptions));
        Assert.Contains("buffer-included", Codes((await ExplainFileAsync(file, "--include-buffer")).Warnings));
    }

    [Fact]
    public async Task The_alternate_location_asked_for_is_taken()
    {
        var file = scratch.Write("altloc.pdb", string.Join('\n', Lines.SelectMany(InTwoPlaces)));
        var (first, second) = (await ExplainFileAsync(file), await ExplainFileAsync(file, "--altloc", "B"));
        Assert.Equal(0.5, second.Grid.Origin[0] - first.Grid.Origin[0], 1e-6);
        Assert.Contains("low-occupancy", Codes(second.Warnings));
    }

    [Fact]
    public async Task The_alternate_location_asked_for_is_taken_of_a_ligands_own_file_and_of_the_reference()
    {
        var ligand = scratch.Write("altloc.pdb", string.Join('\n', Lines.Where(IsLigand).SelectMany(InTwoPlaces)));
        var protein = scratch.Write("protein.pdb", string.Join('\n', Lines.Where(line => !IsLigand(line))));
        string[] arguments = ["explain", "--protein", protein, "--ligands", ligand, "--versus", ligand];
        var (first, second) = (await ReadAsync(arguments), await ReadAsync([.. arguments, "--altloc", "B"]));
        Assert.Equal(0.5, X(second, Partner.Ligand) - X(first, Partner.Ligand), 1e-4);
        Assert.Equal(0.5, X(second, Partner.Reference) - X(first, Partner.Reference), 1e-4);
    }

    [Fact]
    public async Task Symmetry_mates_are_added_on_request_and_their_atoms_say_which_operation_made_them()
    {
        Assert.All((await ExplainAsync()).Atoms, atom => Assert.Null(atom.Operation));
        var result = await ExplainAsync("--symmetry");
        Assert.Contains("symmetry-mates", Codes(result.Assumptions));
        var mates = result.Atoms.Where(atom => atom.Operation is not null).ToList();
        Assert.NotEmpty(mates);
        Assert.All(
            mates,
            atom =>
                Assert.Contains(
                    $"{atom.Chain} is chain {atom.Chain[..1]} moved by {atom.Operation}",
                    result.Assumptions.Single(notice => notice.Code == "symmetry-mates").Message));
        Assert.Equal(
            mates.Select(atom => (atom.Chain, atom.ResidueNumber)).Distinct().Order(),
            result
                .Residues.Where(residue => residue.Operation is not null)
                .Select(residue => (residue.Chain, residue.Number))
                .Order());
        Assert.Contains(
            mates[0].ResidueName,
            await File.ReadAllTextAsync(scratch.In("out/atoms.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_assembly_that_the_file_does_not_state_is_bad_input()
    {
        var call = await GlimpseCall.RunAsync(Arguments("--assembly", "1"));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("states no biological assembly", call.Error);
    }

    private static bool IsLigand(string line) =>
        line.StartsWith("HETATM", StringComparison.Ordinal) && line[17..20] == "478";

    /// <summary>An atom of the ligand in location A, and 0.5 Å along x in B; any other line as it is.</summary>
    private static string[] InTwoPlaces(string line) =>
        IsLigand(line)
            ?
            [
                line[..16] + 'A' + line[17..54] + "  0.60" + line[60..],
                line[..16]
                    + 'B'
                    + line[17..30]
                    + $"{double.Parse(line.AsSpan(30, 8)) + 0.5, 8:F3}"
                    + line[38..54]
                    + "  0.40"
                    + line[60..],
            ]
            : [line];

    private static double X(ExplainResult result, Partner side) =>
        result.Atoms.Where(atom => atom.Side == side).Average(atom => atom.Position[0]);

    private static IEnumerable<string> Codes(ImmutableArray<Notice> notices) => notices.Select(notice => notice.Code);

    private Task<ExplainResult> ExplainAsync(params string[] more) =>
        ExplainFileAsync(Fixture.PathOf("1hpv.pdb"), more);

    private Task<ExplainResult> ExplainFileAsync(string file, params string[] more) =>
        ReadAsync(["explain", file, "--ligand", "478", "--out", scratch.In("out"), .. more]);

    private static async Task<ExplainResult> ReadAsync(params string[] arguments)
    {
        var call = await GlimpseCall.RunAsync([.. arguments, "--model", LinearModels.Name, "--steps", "1", "--json"]);
        Assert.True(call.ExitCode == ExitCode.Done, call.Error);
        return JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.ExplainResult)!;
    }

    private string[] Arguments(params string[] more) =>
        [
            "explain",
            Fixture.PathOf("1hpv.pdb"),
            "--ligand",
            "478",
            "--model",
            LinearModels.Name,
            "--out",
            scratch.In("out"),
            .. more,
        ];
}
