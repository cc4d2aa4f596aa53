using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures.Reading;

/// <summary>
/// What isn't an atom, or can't be read, in amprenavir's complex: no matter away from the ligand and its pocket.
/// </summary>
public sealed class LeftOutTests
{
    private static readonly string[] Lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));
    private static readonly TypedComplex Whole = Type(Lines);

    [Theory]
    [InlineData("N   ", "DUM", "")]
    [InlineData(" O  ", "DUM", " O")]
    [InlineData("UNK ", "UNX", " X")]
    [InlineData("UNK ", "UNX", "")]
    [InlineData(" MW ", "SOL", "")]
    [InlineData(" OM ", "TIP", "")]
    [InlineData(" EPW", "WAT", "EP")]
    [InlineData(" LP1", "HOH", "")]
    [InlineData(" QB ", "ALA", "")]
    [InlineData(" PS1", "PSD", "PS")]
    [InlineData("APOL", "STP", "Ve")]
    public void A_pseudo_atom_in_the_pocket_changes_nothing_but_is_said(string name, string residue, string element)
    {
        var complex = Type([.. Lines, Atom(9001, name, residue, "901", 11, 17, 4, element: element, record: "HETATM")]);
        Assert.Equal(
            Whole.Atoms.Select(atom => (atom.Name, atom.Traits)),
            complex.Atoms.Select(atom => (atom.Name, atom.Traits)));
        var said = Assert.Single(complex.Remarks, remark => remark.Code == "pseudo-atoms-left-out").Message;
        Assert.Equal($"One atom was left out that is of no chemical element: {residue} {name.Trim()}.", said);
    }

    [Fact]
    public void A_pseudo_atom_of_the_ligand_refuses_it_by_line()
    {
        var lines = Lines
            .Append("HETATM 9001  Q1  478   200      11.053  16.082   1.515  1.00 43.73           Q")
            .ToList();
        Assert.Equal(
            $"1hpv.pdb, line {lines.Count}: :478:200 Q1 has the unknown element \"Q\" (columns 77-78).",
            Assert.Throws<GlimpseException>(() => Type(lines)).Message);
    }

    [Fact]
    public void A_pseudo_atom_stands_in_none_of_the_formats_way()
    {
        var mol2 = StructureReader.Read(
            new StringReader("@<TRIPOS>MOLECULE\nx\n2 0\n@<TRIPOS>ATOM\n1 C1 0 0 0 C.3 1 LIG1\n2 D 1 0 0 Du 2 DU2\n"),
            "x.mol2");
        Assert.Equal(("C1", "D"), (Assert.Single(mol2.Atoms).Name, Assert.Single(mol2.LeftOut).Name));
        const string Loop =
            "data_x\nloop_\n_atom_site.type_symbol\n_atom_site.label_atom_id\n_atom_site.label_comp_id\n"
                + "_atom_site.Cartn_x\n_atom_site.Cartn_y\n_atom_site.Cartn_z\n";
        var cif = StructureReader.Read(
            new StringReader(Loop + "C C1 LIG 0 0 0\nX UNK UNX 1 0 0\nX MW SOL 3 0 0\n"),
            "x.cif");
        Assert.Equal(("C1", 2), (Assert.Single(cif.Atoms).Name, cif.LeftOut.Length));
    }

    [Theory]
    [InlineData("ATOM  186aa  OH2 TIP3W271a      78.000  30.000   3.000  1.00  0.00      WT1  O", ":W:TIP3:10010")]
    [InlineData("ATOM  *****  OH2 TIP3W****      78.000  30.000   3.000  1.00  0.00      WT1  O", "W:TIP3")]
    [InlineData("ATOM  99999  OH2 TIP3W          78.000  30.000   3.000  1.00  0.00      WT1  O", "W:TIP3")]
    public void A_residue_number_that_cant_be_read_far_away_is_one_counted_remark(string line, string residue)
    {
        var complex = Type([.. Lines, line, line.Replace("  78.000", "  88.000", StringComparison.Ordinal)]);
        Assert.Equal(Whole.Atoms, complex.Atoms);
        var said = Assert.Single(complex.Remarks.Except(Whole.Remarks));
        Assert.Equal("residue-numbers-made", said.Code);
        Assert.Contains("2 atoms", said.Message, StringComparison.Ordinal);
        Assert.Contains(residue.TrimStart(':'), said.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ATOM   9001  O   HOH W 901    -1000.123  30.000   3.000  1.00  0.00           O")]
    [InlineData("ATOM   9001  O   HOH W 901    ********  30.000   3.000  1.00  0.00           O")]
    [InlineData("ATOM   9001  CA  ALA Q 901    ********  30.000   3.000  1.00  0.00           C")]
    public void A_coordinate_that_overflowed_far_away_is_one_counted_remark(string line)
    {
        var complex = Type([.. Lines, line, line]);
        Assert.Equal(Whole.Atoms, complex.Atoms);
        var said = Assert.Single(complex.Remarks.Except(Whole.Remarks));
        Assert.StartsWith(
            $"2 atoms were left out that can't be read, first in line {Lines.Length + 1}: ",
            said.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_coordinate_that_cant_be_read_in_the_pocket_is_refused_by_line()
    {
        var at = Array.FindIndex(Lines, line => line.Contains("OD1 ASP A  25", StringComparison.Ordinal));
        var edited = Lines.ToList();
        edited[at] = edited[at][..30] + "********" + edited[at][38..];
        var fault = Assert.Throws<GlimpseException>(() => Type(edited));
        Assert.StartsWith(
            $"1hpv.pdb, line {at + 1}: the x coordinate \"********\" of A:ASP:25 OD1",
            fault.Message,
            StringComparison.Ordinal);
        var gone = Lines.Select(line =>
            line.Contains("ASP A  25", StringComparison.Ordinal) && line.StartsWith("ATOM", StringComparison.Ordinal)
                ? line[..30] + "********" + line[38..]
                : line);
        Assert.Throws<GlimpseException>(() => Type(gone));
    }

    [Fact]
    public void Residues_without_numbers_are_counted_on_where_their_atoms_begin_anew()
    {
        var structure = Read(
            Atom(1, " N  ", "ALA", "****", 0),
            Atom(2, " CA ", "ALA", "****", 1.5),
            Atom(3, " N  ", "ALA", "****", 5),
            Atom(4, " CA ", "ALA", "****", 6.5),
            Atom(5, " C  ", "UNK", "    ", 20, record: "HETATM", element: "C"),
            Atom(6, " C  ", "UNK", "    ", 21.5, record: "HETATM", element: "C"));
        Assert.Equal(["A:ALA:1", "A:ALA:2", "A:UNK:3"], structure.Residues.Select(residue => residue.Id.ToString()));
    }

    [Theory]
    [InlineData("ATOM  100000  CA  ALA A   7      11.000   2.000   3.000  1.00  0.00           C")]
    [InlineData("ATOM  100000 CA   ALA A   7      11.000   2.000   3.000  1.00  0.00           C")]
    [InlineData("ATOM 100000  CA  ALA A   7      11.000   2.000   3.000  1.00  0.00           C")]
    [InlineData("ATOM  100000  CA  ALA A   7       11.000   2.000   3.000  1.00  0.00           C")]
    [InlineData("HETATM100000  CA  ALA A   7      11.000   2.000   3.000  1.00  0.00           C")]
    [InlineData("HETATM1000000  CA  ALA A   7       11.000   2.000   3.000  1.00  0.00           C")]
    public void A_serial_number_of_six_digits_leaves_name_residue_and_place_as_they_are(string line)
    {
        var structure = Read(line);
        Assert.Equal("A:ALA:7 CA", structure.Describe(0));
        Assert.Equal(new Point3(11, 2, 3), structure.Positions[0]);
        Assert.Equal(Element.C, structure.Atoms[0].Element);
        Assert.StartsWith("10000", $"{structure.Atoms[0].Serial}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_residue_number_as_PyMOL_writes_it_shifts_nothing()
    {
        var structure = Read("HETATM    1  C   UNK              11.169  14.977   2.445  0.00  0.00           C  ");
        Assert.Equal(
            (":UNK:1 C", new Point3(11.169, 14.977, 2.445), Element.C),
            (structure.Describe(0), structure.Positions[0], structure.Atoms[0].Element));
    }

    [Fact]
    public void Mmcif_without_a_blocks_head_or_names_of_atoms_is_read()
    {
        var cif = StructureReader.Read(
            new StringReader(
                "# a comment\nloop_\n_atom_site.id\n_atom_site.type_symbol\n_atom_site.Cartn_x\n_atom_site.Cartn_y\n"
                    + "_atom_site.Cartn_z\n1 C 0 0 0\n2 O 1.2 0 0\n3 C 9 0 0\n"
            ),
            "x.cif");
        Assert.Equal([":LIG:1 C1", ":LIG:1 O1", ":LIG:1 C2"], Enumerable.Range(0, 3).Select(cif.Describe));
    }

    private static TypedComplex Type(IEnumerable<string> lines)
    {
        var site = LigandPicker.Pick(
            StructureReader.Read(new StringReader(string.Join('\n', lines)), "1hpv.pdb"),
            "478");
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
    }
}
