using System.Globalization;
using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Presentation;
using Glimpse.Models.Registry;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Models.Pairs;

/// <summary>What of a pair potential reaches files and clients, on amprenavir in HIV protease.</summary>
[Collection(TorchTests.Name)]
public sealed class PairResultTests : IDisposable
{
    private const string Name = "reference-pairs";
    private readonly ScratchFolder scratch = new();
    private readonly InstalledModels models;

    public PairResultTests()
    {
        PairReference.Read().Write(scratch.In(Name));
        models = new InstalledModels(() => new ModelRegistry([scratch.Path]));
    }

    public void Dispose()
    {
        models.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public async Task Atom_by_residue_adds_up_to_what_both_sides_owe_to_each_other()
    {
        var result = await ExplainAsync("--interaction");
        var interactions = result.Interactions!;
        Assert.Equal(interactions.Sum, interactions.Values.Sum(row => row.Sum()), 1e-9);
        Assert.Equal(interactions.Sum, result.Prediction.Value - result.Attribution.BaselineValue, 1e-4);
        Assert.All(interactions.Atoms, atom => Assert.Equal(Partner.Ligand, result.Atoms[atom].Side));
        Assert.All(interactions.Residues, residue => Assert.Equal(Partner.Protein, result.Residues[residue].Side));
        for (var i = 0; i < interactions.Residues.Length; i++)
            Assert.Equal(
                result.Residues[interactions.Residues[i]].Attribution,
                interactions.Values.Sum(row => row[i]) / 2,
                1e-4);
        var largest = interactions.Strongest[0];
        Assert.Equal(30, interactions.Strongest.Length);
        Assert.All(interactions.Strongest, pair => Assert.True(Math.Abs(pair.Value) <= Math.Abs(largest.Value)));
        Assert.InRange(largest.Distance, 2.4, 6);
    }

    [Fact]
    public async Task What_belongs_to_no_atom_is_said_and_the_whole_is_exact()
    {
        var result = await ExplainAsync();
        Assert.Equal(("exact", 1), (result.Attribution.Rule, result.Attribution.GradientEvaluations));
        Assert.Null(result.Attribution.Tolerance);
        Assert.InRange(Math.Abs(result.Attribution.CompletenessError), 0, 1e-9);
        Assert.Equal(
            result.Prediction.Value - result.Attribution.BaselineValue,
            result.Atoms.Sum(atom => atom.Attribution) + result.Attribution.FurtherTerms.Sum(term => term.Value),
            1e-4);
        var table = ResultTables.Of(result).Single(table => table.Name == "Sums");
        var sums = table.Texts("sum").Zip(table.Texts("value")).ToDictionary();
        string[] terms = ["F(baseline)", "ligand size", "ligand flexibility", "ligand by itself", "between the two"];
        Assert.Equal(
            result.Prediction.Value,
            terms.Sum(term => double.Parse(sums[term], CultureInfo.InvariantCulture)),
            5e-4);
    }

    [Fact]
    public async Task Dashes_are_drawn_for_the_pairs_that_contribute_most()
    {
        var result = await ExplainAsync();
        Assert.Equal(
            result.Interactions!.Strongest.Take(10).Select(pair => (pair.LigandAtom, pair.ProteinAtom)),
            AtomContacts.Of(result).Select(contact => (contact.LigandAtom, contact.ProteinAtom)));
    }

    [Fact]
    public async Task A_table_has_fragments_and_residues_the_largest_first()
    {
        var result = await ExplainAsync();
        var table = InteractionsTable.Of(result);
        var values = table.Numbers("contribution").Select(Math.Abs).ToArray();
        Assert.Equal(result.Fragments.Length * result.Interactions!.Residues.Length, values.Length);
        Assert.Equal(values.OrderDescending(), values);
        var fragment = result.Fragments.Single(one => string.Join(' ', one.Names) == table.Texts("atoms")[0]);
        var column = Array.FindIndex(
            [.. result.Interactions!.Residues],
            i => $"{result.Residues[i].Chain}:{result.Residues[i].Name}:{result.Residues[i].Number}"
                == table.Texts("residue")[0]);
        Assert.Equal(
            fragment.Atoms.Sum(atom => result.Interactions.Values[result.Interactions.Atoms.IndexOf(atom)][column]),
            table.Numbers("contribution")[0],
            1e-12);
    }

    [Fact]
    public async Task The_file_of_pairs_sums_to_the_same_and_names_atoms_and_residues()
    {
        var result = await ExplainAsync("--out", scratch.In("out"));
        Assert.Contains(result.Files, file => file is { Kind: "pairs-csv", Path: "pairs.csv" });
        var lines = await File.ReadAllLinesAsync(scratch.In("out/pairs.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(
            "side,atom,fragment,chain,residue_name,residue_number,insertion_code,distance,contribution",
            lines[0]);
        string[][] rows = [.. lines.Skip(1).Select(line => line.Split(','))];
        Assert.Equal(result.Interactions!.Atoms.Length * result.Interactions.Residues.Length, rows.Length);
        Assert.Equal(
            result.Interactions.Sum,
            rows.Sum(row => double.Parse(row[8], CultureInfo.InvariantCulture)),
            1e-9);
        var strongest = rows.MaxBy(row => Math.Abs(double.Parse(row[8], CultureInfo.InvariantCulture)))!;
        Assert.InRange(double.Parse(strongest[7], CultureInfo.InvariantCulture), 2.4, 5);
    }

    [Fact]
    public async Task In_a_comparison_the_references_pairs_count_against_it()
    {
        var result = await ExplainAsync("--versus", Fixture.PathOf("1hpv-ligand.pdbqt"));
        Assert.Equal(0, result.Interactions!.Sum, 1e-9);
        Assert.Equal(
            [Partner.Ligand, Partner.Reference],
            result.Interactions.Atoms.Select(atom => result.Atoms[atom].Side).Distinct());
        Assert.True(result.Interactions.Strongest[0].Value != 0);
    }

    [Theory]
    [InlineData("ig")]
    [InlineData("occlusion")]
    public async Task Residues_that_have_lost_their_chains_letters_stay_apart(string method)
    {
        var blank = scratch.Write(
            "blank.pdb",
            string.Join(
                '\n',
                from line in await File.ReadAllLinesAsync(
                    Fixture.PathOf("1hpv.pdb"),
                    TestContext.Current.CancellationToken)
                select line.StartsWith("ATOM", StringComparison.Ordinal) ? $"{line[..21]} {line[22..]}" : line));
        var (told, alike) = (await ExplainAsync("--method", method), await ExplainAsync(blank, ["--method", method]));
        Assert.Equal(
            told.Residues.Select(residue => (residue.Name, residue.Number, residue.Attribution)),
            alike.Residues.Select(residue => (residue.Name, residue.Number, residue.Attribution)));
        Assert.Equal(told.Interactions?.Residues.Length, alike.Interactions?.Residues.Length);
        Assert.DoesNotContain(told.Warnings, warning => warning.Code == "residues-alike");
        Assert.Contains(
            "residues of the site can't be told by name from another of the file",
            Assert.Single(alike.Warnings, warning => warning.Code == "residues-alike").Message,
            StringComparison.Ordinal);
    }

    private Task<ExplainResult> ExplainAsync(params string[] options) =>
        ExplainAsync(Fixture.PathOf("1hpv.pdb"), options);

    private async Task<ExplainResult> ExplainAsync(string file, string[] options)
    {
        var call = await GlimpseCall.RunAsync(
            models,
            TestContext.Current.CancellationToken,
            ["explain", file, "--ligand", "478", "--model", Name, "--json", .. options]);
        Assert.Equal((ExitCode.Done, ""), (call.ExitCode, call.ExitCode == ExitCode.Done ? "" : call.Error));
        return JsonSerializer.Deserialize(call.Output, GlimpseJsonContext.Default.ExplainResult)!;
    }
}
