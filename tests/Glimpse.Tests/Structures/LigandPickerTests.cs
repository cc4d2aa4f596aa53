using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures;

public sealed class LigandPickerTests
{
    private static readonly string[] Protein = [.. Chain(10)];

    [Fact]
    public void Aurora_with_two_ligands_lists_both_largest_first_and_takes_either_by_name()
    {
        var complex = StructureReader.Read(Fixture.PathOf("5dpv.pdb"));
        Assert.Equal(
            ["A:SKE:402", "A:5DN:401"],
            LigandPicker.Candidates(complex).Select(candidate => candidate.Specification));
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pick(complex, null));
        Assert.Equal(GlimpseErrorCode.LigandNotFound, fault.Code);
        Assert.Equal(
            "5dpv.pdb: 2 groups may be the ligand; candidates are A:SKE:402 (27 heavy atoms), A:5DN:401 (21 heavy "
                + "atoms).",
            fault.Message);
        Assert.Equal(21, LigandPicker.Pick(complex, "5dn").Ligand.Atoms.Length);
        var site = LigandPicker.Pick(complex, "A:SKE:402");
        Assert.Equal(complex.Atoms.Length, site.Ligand.Atoms.Length + site.Receptor.Atoms.Length);
        Assert.Equal(2, site.Receptor.Remarks.Length);
        Assert.Empty(site.Ligand.Remarks);
    }

    [Fact]
    public void Solvent_ions_buffer_and_modified_residues_are_no_candidates()
    {
        var structure = Read(
        [
            .. Protein,
            .. Group("GOL", 201, 6, 4),
            .. Group("SO4", 202, 5, 8),
            .. Group("HOH", 203, 1, 12),
            .. Group("ZN", 204, 1, 14, element: "ZN"),
            .. Group("SEP", 205, 10, 16),
            .. Group("LIG", 206, 8, 20),]);
        Assert.Equal("A:LIG:206 (8 heavy atoms)", Assert.Single(LigandPicker.Candidates(structure)).ToString());
        Assert.Equal(6, LigandPicker.Pick(structure, "GOL").Ligand.Atoms.Length);
    }

    [Fact]
    public void An_unknown_residue_in_the_chain_is_told_by_its_peptide_bonds()
    {
        var structure = Read([.. Chain(5), .. Backbone(6, "XYZ", "HETATM"), .. Chain(10).Skip(24)]);
        Assert.Empty(LigandPicker.Candidates(structure));
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pick(structure, "XYZ"));
        Assert.Contains("A:XYZ:6 is part of a polymer chain", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_of_one_ligand_are_listed_so_that_one_can_be_named()
    {
        var structure = Read([.. Protein, .. Group("LIG", 201, 8, 4), .. Group("LIG", 202, 8, 8)]);
        Assert.All(LigandPicker.Candidates(structure), candidate => Assert.Equal(2, candidate.Copies));
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pick(structure, "LIG"));
        Assert.Contains(
            "LIG fits 2 groups; candidates are A:LIG:201 (8 heavy atoms), A:LIG:202 (8 heavy atoms)",
            fault.Message,
            StringComparison.Ordinal);
        Assert.Equal(202, LigandPicker.Pick(structure, "LIG:202").Ligand.Residues[0].Id.Number);
    }

    [Fact]
    public void Waters_that_a_name_fits_are_counted_not_listed()
    {
        var structure = Read([.. Protein, .. Group("LIG", 201, 8, 4), .. Group("HOH", 301, 1, 8),
            .. Group("HOH", 302, 1, 11)]);
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pick(structure, "HOH"));
        Assert.EndsWith(
            "HOH fits 2 waters or ions, which are no ligands; candidates are A:LIG:201 (8 heavy atoms).",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Hetero_residues_bonded_to_each_other_are_one_ligand()
    {
        var structure = Read([.. Protein, .. Group("AAA", 201, 5, 4), .. Group("BBB", 202, 4, 4, from: 5)]);
        var candidate = Assert.Single(LigandPicker.Candidates(structure));
        Assert.Equal(("AAA-BBB", 9), (candidate.Name, candidate.HeavyAtoms));
        var site = LigandPicker.Pick(structure, "BBB");
        Assert.Equal(9, site.Ligand.Atoms.Length);
        Assert.Contains(site.Ligand.Remarks, remark => remark.Code == "ligand-joined");
    }

    [Fact]
    public void A_sugar_on_the_protein_is_no_candidate_but_a_free_one_is()
    {
        var bound = Read([.. Protein, .. Group("NAG", 201, 8, 1.5), .. Group("NAG", 301, 8, 9)]);
        Assert.Equal("A:NAG:301", Assert.Single(LigandPicker.Candidates(bound)).Specification);
    }

    [Fact]
    public void A_covalent_ligand_is_cut_at_its_bond()
    {
        var site = LigandPicker.Pick(Read([.. Protein, .. Group("LIG", 201, 8, 1.5)]), null);
        Assert.Equal(8, site.Ligand.Atoms.Length);
        Assert.True(
            Assert.Single(LigandPicker.Candidates(Read([.. Protein, .. Group("LIG", 201, 8, 1.5)]))).IsCovalent);
    }

    [Fact]
    public void A_cofactor_is_offered_but_not_taken_unasked_beside_another_group()
    {
        var structure = Read([.. Protein, .. Group("HEM", 201, 12, 4), .. Group("LIG", 202, 8, 8)]);
        Assert.Equal(2, LigandPicker.Candidates(structure).Length);
        Assert.Equal("LIG", LigandPicker.Pick(structure, null).Ligand.Residues[0].Id.Name);
        Assert.Equal("HEM", LigandPicker.Pick(structure, "HEM").Ligand.Residues[0].Id.Name);
    }

    [Fact]
    public void Insertion_codes_and_blank_chains_can_be_named()
    {
        var structure = Read(
        [
            .. Protein, Atom(900, " C1 ", "LIG", "52", 0, 4, chain: " ", insertion: "B", record: "HETATM"),
            Atom(901, " C2 ", "LIG", "52", 1.5, 4, chain: " ", insertion: "B", record: "HETATM"),]);
        Assert.Equal(":LIG:52B", LigandPicker.Pick(structure, ":LIG:52B").Ligand.Residues[0].Id.ToString());
        Assert.Throws<GlimpseException>(() => LigandPicker.Pick(structure, "LIG:52"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NOPE")]
    public void Nothing_found_is_said_and_the_candidates_are_listed(string specification)
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            LigandPicker.Pick(Read([.. Protein, .. Group("LIG", 201, 8, 4), .. Group("LIH", 202, 8, 8)]), specification)
        );
        Assert.Contains("A:LIG:201 (8 heavy atoms)", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Name one of them, such as A:LIG:201.", fault.Remedy);
        Assert.Contains(
            "no candidates",
            Assert.Throws<GlimpseException>(() => LigandPicker.Pick(Read(Protein), specification)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A:B:C:1")]
    [InlineData("LIG:xx1x")]
    [InlineData("LIG#")]
    public void A_specification_of_no_known_form_is_bad_usage(string specification)
    {
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pick(Read(Protein), specification));
        Assert.Equal(GlimpseErrorCode.BadUsage, fault.Code);
    }

    [Fact]
    public void Ligands_of_one_atom_of_more_than_200_outside_the_protein_or_without_one_are_refused()
    {
        Assert.Contains(
            "one heavy atom only",
            Refused([.. Protein, .. Group("ZN", 201, 1, 4, element: "ZN")], "ZN"),
            StringComparison.Ordinal);
        Assert.Contains(
            "201 heavy atoms, more than 200",
            Refused([.. Protein, .. Group("BIG", 201, 201, 4)], "BIG"),
            StringComparison.Ordinal);
        Assert.Contains(
            "outside the protein: the nearest atom is 90.0 Å away",
            Refused([.. Protein, .. Group("LIG", 201, 8, 90)], "LIG"),
            StringComparison.Ordinal);
        Assert.Contains(
            "no atoms besides the ligand",
            Refused([.. Group("LIG", 201, 8, 90)], "LIG"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_ligand_in_a_file_of_its_own_is_paired_unless_it_is_a_flat_drawing_elsewhere()
    {
        var complex = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));
        var site = LigandPicker.Pick(complex, null);
        Assert.Equal(35, LigandPicker.Pair(site.Ligand, site.Receptor).Ligand.Atoms.Length);
        var flat = site.Ligand with
        {
            Positions = [.. site.Ligand.Positions.Select(place => new Point3(place.X + 100, place.Y, 0))],
        };
        Assert.Contains(
            "flat drawing",
            Assert.Throws<GlimpseException>(() => LigandPicker.Pair(flat, site.Receptor)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_peptide_like_inhibitor_with_standard_residues_is_one_ligand()
    {
        var structure = Read([
            .. Chain(20),
            .. Backbone(1, "LEU", "ATOM  ", "I", 6),
            .. Backbone(2, "LEU", "ATOM  ", "I", 6),
            .. Backbone(3, "AR7", "HETATM", "I", 6),]);
        Assert.Equal("LEU-LEU-AR7", Assert.Single(LigandPicker.Candidates(structure)).Name);
        Assert.Equal(12, LigandPicker.Pick(structure, null).Ligand.Atoms.Length);
    }

    [Fact]
    public void Coordinates_that_were_never_filled_in_are_said_and_take_no_time()
    {
        var lines = Enumerable
            .Range(0, 20_000)
            .Select(i =>
                Atom(
                    i % 10_000,
                    " C1 ",
                    "LIG",
                    $"{i % 10_000}",
                    0,
                    chain: i < 10_000 ? "A" : "B",
                    record: "HETATM",
                    element: "C"));
        var structure = Read([
            .. Protein,
            .. lines.Select(line => line + "\n" + line.Replace(" C1 ", " C2 ", StringComparison.Ordinal)),]);
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Candidates(structure));
        Assert.Contains("40000 atoms lie within", fault.Message, StringComparison.Ordinal);
    }

    private static string Refused(string[] lines, string name) =>
        Assert.Throws<GlimpseException>(() => LigandPicker.Pick(Read(lines), name)).Message;

    private static IEnumerable<string> Chain(int length) =>
        Enumerable.Range(1, length).SelectMany(number => Backbone(number, "ALA", "ATOM  "));

    /// <summary>A straight backbone along x: N, CA and C 1.4 Å apart, O beside C.</summary>
    private static IEnumerable<string> Backbone(
        int number,
        string name,
        string record,
        string chain = "A",
        double y = 0)
    {
        var x = number * 4.2;
        var label = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return Atom(1, " N  ", name, label, x, y, record: record, chain: chain, element: "N");
        yield return Atom(2, " CA ", name, label, x + 1.4, y, record: record, chain: chain, element: "C");
        yield return Atom(3, " C  ", name, label, x + 2.8, y, record: record, chain: chain, element: "C");
        yield return Atom(4, " O  ", name, label, x + 2.8, y - 1.2, record: record, chain: chain, element: "O");
    }

    /// <summary>A row of atoms 1.5 Å apart along z that begins at a height above the first alpha carbon.</summary>
    private static IEnumerable<string> Group(
        string name,
        int number,
        int atoms,
        double y,
        string element = "C",
        int from = 0)
    {
        var label = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < atoms; i++)
            yield return Atom(
                i + 1,
                $"C{i + 1:000}",
                name,
                label,
                5.6,
                y,
                1.5 * (i + from),
                record: "HETATM",
                element: element);
    }
}
