using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Sites;

/// <summary>What a ligand's file without bonds (PDB, mmCIF) holds beside its molecule.</summary>
public sealed class LigandPartsTests
{
    private static readonly string[] Lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));
    private static readonly string[] Amprenavir = [.. Lines.Where(line => Is(line, "478"))];
    private static readonly Structure Protein = Read(Lines.Where(line => !Is(line, "478")));

    [Fact]
    public void Waters_ions_and_small_molecules_in_residues_of_their_own_are_left_out_and_named()
    {
        var site = Pair([
            .. Amprenavir,
            .. Lines.Where(line => Is(line, "HOH")).Take(2),
            Atom("NA", "NA", 301, 3, "NA"),
            .. Ring("BNZ", 501, 20)]);
        Assert.Equal(35, site.Ligand.Atoms.Length);
        var said = Assert.Single(site.Ligand.Remarks, remark => remark.Code == "counter-ion-left-out");
        Assert.Equal(":478:200", said.Where);
        Assert.EndsWith("left out: A:BNZ:501; :HOH:201; :HOH:202; A:NA:301.", said.Message);
        Assert.DoesNotContain(site.Ligand.Remarks, remark => remark.Code == "several-molecules");
    }

    [Fact]
    public void A_file_of_atoms_in_no_order_has_the_same_molecule()
    {
        var site = Pair([.. Lines.Where(line => Is(line, "HOH")).Take(12), .. Amprenavir]);
        Assert.Equal(Read(Amprenavir).Positions, site.Ligand.Positions);
        var said = Assert.Single(site.Ligand.Remarks, remark => remark.Code == "counter-ion-left-out");
        Assert.EndsWith(" :HOH:210; and 2 more.", said.Message);
    }

    [Fact]
    public void Two_molecules_of_one_size_are_one_ligand_which_is_warned_of_by_their_names()
    {
        var site = Pair([.. Ring("BNZ", 501, 0), .. Ring("PYR", 502, 5)]);
        Assert.Equal(12, site.Ligand.Atoms.Length);
        var warning = Assert.Single(site.Ligand.Remarks, remark => remark.Code == "several-molecules");
        Assert.Equal(RemarkKind.Warning, warning.Kind);
        Assert.Contains("(A:BNZ:501, A:PYR:502)", warning.Message);
    }

    [Fact]
    public void A_piece_of_the_ligands_own_residue_stays_and_is_warned_of()
    {
        // Without the sulfonyl group the aminophenyl ring hangs on nothing.
        var site = Pair([.. Amprenavir.Where(line => line[12..16].Trim() is not "S1")]);
        Assert.Equal(34, site.Ligand.Atoms.Length);
        Assert.Contains(site.Ligand.Remarks, remark => remark.Code == "several-molecules");
        Assert.DoesNotContain(site.Ligand.Remarks, remark => remark.Code == "counter-ion-left-out");
    }

    [Fact]
    public void A_metal_that_the_ligand_holds_is_part_of_it()
    {
        var site = Pair([.. Ring("ZNL", 501, 0, "N"), Atom("ZN", "ZNL", 501, 1.39 + 2, "ZN")]);
        Assert.Equal(7, site.Ligand.Atoms.Length);
        Assert.DoesNotContain(site.Ligand.Remarks, remark => remark.Code == "several-molecules");
    }

    [Fact]
    public void Hydrogens_go_with_the_atom_that_they_lie_by()
    {
        var ring = Ring("BNZ", 501, 0);
        var site = Pair([
            .. ring,
            Atom("H1", "BNZ", 501, 1.39 + 1.08, "H"),
            Atom("O", "HOH", 601, 7, "O"),
            Atom("H1", "HOH", 601, 7.96, "H")]);
        Assert.Equal(7, site.Ligand.Atoms.Length);
    }

    private static bool Is(string line, string residue) =>
        line.StartsWith("HETATM", StringComparison.Ordinal) && line[17..20] == residue;

    private static IEnumerable<string> Ring(string residue, int number, double shift, string first = "C") =>
        Enumerable
            .Range(0, 6)
            .Select(i =>
            {
                var (sine, cosine) = Math.SinCos(i * Math.PI / 3);
                var element = i == 0 ? first : "C";
                return Atom($"{element}{i + 1}", residue, number, shift + (1.39 * cosine), element, 1.39 * sine);
            });

    /// <summary>An atom by its place from the middle of amprenavir.</summary>
    private static string Atom(string name, string residue, int number, double x, string element, double y = 0) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"HETATM 9000 {(element.Length == 2 ? name.PadRight(4) : $" {name, -3}")} {residue, 3} A{number, 4}    "
                + $"{9.92 + x, 8:F3}{16.23 + y, 8:F3}{8.83, 8:F3}  1.00 20.00          {element, 2}");

    private static LigandSite Pair(IEnumerable<string> ligand) => LigandPicker.Pair(Read(ligand), Protein);

    private static Structure Read(IEnumerable<string> lines) =>
        StructureReader.Read(new StringReader(string.Join('\n', lines) + "\nEND\n"), "test.pdb");
}
