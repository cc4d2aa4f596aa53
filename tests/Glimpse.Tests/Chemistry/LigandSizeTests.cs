using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Smiles;
using Glimpse.Core.Chemistry.Templates;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Chemistry;

/// <summary>
/// What molecules of any size cost: a limit where they come in, a look at the cancellation where they are perceived.
/// </summary>
public sealed class LigandSizeTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact]
    public void A_ring_of_sixty_thousand_atoms_is_refused_before_anything_is_perceived()
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            LigandTemplate.FromSmiles("c1" + new string('c', 59_998) + "c1"));
        Assert.Equal(
            (GlimpseErrorCode.BadInput, "The template's SMILES has more than 200 heavy atoms."),
            (fault.Code, fault.Message));
    }

    [Fact]
    public void The_limit_of_templates_is_that_of_ligands_and_can_be_raised_for_both()
    {
        var chain = new string('C', LigandSize.Most + 1);
        Assert.Throws<GlimpseException>(() => LigandTemplate.FromSmiles(chain));
        Assert.NotNull(LigandTemplate.FromSmiles(chain, LigandSize.Most + 1));
        var molecule = Molecule(LigandSize.Most + 1, i => [i + 1]);
        Assert.Contains(
            "201 heavy atoms, more than 200",
            Assert.Throws<GlimpseException>(() => LigandTemplate.FromStructure(molecule)).Message,
            StringComparison.Ordinal);
        Assert.NotNull(LigandTemplate.FromStructure(molecule, LigandSize.Most + 1));
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        Assert.Contains(
            "35 heavy atoms, more than 34",
            Assert.Throws<GlimpseException>(() => LigandPicker.Pair(site.Ligand, site.Receptor, mostAtoms: 34)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Hydrogens_written_out_do_not_count_but_are_bounded_too()
    {
        Assert.NotNull(LigandTemplate.FromSmiles(string.Concat(Enumerable.Repeat("C([H])([H])", LigandSize.Most))));
        Assert.Throws<GlimpseException>(() =>
            LigandTemplate.FromSmiles("C" + string.Concat(Enumerable.Repeat(".[H][H]", 10_000))));
    }

    [Theory]
    [InlineData("C12CC12", "bonded already")]
    [InlineData("S(C)(C)(C)(C)(C)(C)(C)(C)C", "a S has 9 bonds")]
    public void Bonds_that_no_molecule_has_are_refused(string smiles, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<GlimpseException>(() => SmilesReader.Read(smiles, out _)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_file_that_binds_everything_to_everything_is_refused_with_the_atom()
    {
        var all = Molecule(60, i => Enumerable.Range(i + 1, 60 - i - 1));
        var fault = Assert.Throws<GlimpseException>(() => Ligands.Perceive(all));
        Assert.Matches(@"C\d+.* has 59 bonds to heavy atoms; no atom has more than 8\.", fault.Message);
    }

    [Fact]
    public void A_hetero_group_of_the_receptor_beyond_what_can_be_perceived_is_named()
    {
        var lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"))
            .Where(line =>
                line.StartsWith("ATOM", StringComparison.Ordinal) || line.Contains(" 478 ", StringComparison.Ordinal));
        var sheet = Enumerable
            .Range(0, LigandSize.MostOfGroup + 1)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"HETATM    1  C   GRA C   1    "
                        + $"{10 + (1.5 * (i % 32)), 8:0.000}{20 + (1.5 * (i / 32)), 8:0.000}{5.0, 8:0.000}  1.00 "
                        + $"10.00           C"));
        var site = LigandPicker.Pick(
            StructureReader.Read(new StringReader(string.Join('\n', lines.Concat(sheet))), "wall.pdb"),
            "478");
        var fault = Assert.Throws<GlimpseException>(() =>
            ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions()));
        Assert.StartsWith("wall.pdb: C:GRA:1 has ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_match_that_symmetry_makes_endless_is_given_up_and_not_taken_for_a_difference()
    {
        var branched = string.Concat(Enumerable.Repeat("C(C(C)(C)C)", 16));
        var graph = SmilesReader.Read(branched + "CN", out _);
        var other = SmilesReader.Read("N" + branched + "C(C)C", out _);
        var shape = new Shape(graph, new Point3[graph.Count]);
        var fault = Assert.Throws<GlimpseException>(() =>
            TemplateMatch.Find(graph, other, shape, atom => $"atom {atom}", CancellationToken.None));
        Assert.Contains("too symmetric", fault.Message, StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() =>
            TemplateMatch.Find(graph, other, shape, atom => $"atom {atom}", Cancelled));
    }

    [Fact]
    public void Reading_picking_and_perceiving_hear_that_they_are_cancelled()
    {
        var options = new StructureReadOptions { Cancellation = Cancelled };
        Assert.Throws<OperationCanceledException>(() => StructureReader.Read(Fixture.PathOf("1hpv.pdb"), options));
        var complex = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));
        Assert.Throws<OperationCanceledException>(() => LigandPicker.Candidates(complex, Cancelled));
        Assert.Throws<OperationCanceledException>(() => LigandPicker.Pick(complex, "478", cancellation: Cancelled));
        var site = LigandPicker.Pick(complex, "478");
        Assert.Throws<OperationCanceledException>(() =>
            ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions(), cancellation: Cancelled));
        Assert.Throws<OperationCanceledException>(() => LigandTemplate.FromSmiles("c1ccccc1", cancellation: Cancelled));
        Assert.Throws<OperationCanceledException>(() => RingSearch.Find(SmilesReader.Read("C1CC1", out _), Cancelled));
    }

    private static Structure Molecule(int atoms, Func<int, IEnumerable<int>> bondedAbove) =>
        new()
        {
            Source = "made.sdf",
            Atoms = [.. Enumerable.Range(0, atoms).Select(i => new Atom(i + 1, $"C{i + 1}", Element.C, 0))],
            Positions = [.. Enumerable.Range(0, atoms).Select(i => new Point3(1.25 * i, 0, 0.8 * (i % 2)))],
            Residues = [new Residue(new ResidueId("", "UNL", 1), 0, atoms, IsHetero: true)],
            Bonds =
            [
                .. Enumerable
                    .Range(0, atoms)
                    .SelectMany(i =>
                        bondedAbove(i).Where(j => j < atoms).Select(j => new Bond(i, j, BondOrder.Single))),
            ],
            HasBondOrders = true,
        };
}
