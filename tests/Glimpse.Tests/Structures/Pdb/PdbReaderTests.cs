using Glimpse.Core.Structures;
using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures.Pdb;

public sealed class PdbReaderTests
{
    [Theory]
    [InlineData(" CA ", "ALA", "", "C")]
    [InlineData("CA  ", " CA", "", "Ca")]
    [InlineData("CA  ", "UKN", "", "Ca")]
    [InlineData(" CA ", "UKN", "", "C")]
    [InlineData("HG11", "VAL", "", "H")]
    [InlineData("1HB ", "ALA", "", "H")]
    [InlineData("HG  ", " HG", "", "Hg")]
    [InlineData("CL1 ", "LIG", "", "Cl")]
    [InlineData("BR  ", "LIG", "", "Br")]
    [InlineData("SE  ", "MSE", "", "Se")]
    [InlineData("FE  ", "HEM", "", "Fe")]
    [InlineData("AC5*", "NAD", "", "C")]
    [InlineData("NC4*", "NAD", "", "C")]
    [InlineData(" PE ", "AP5", "", "P")]
    [InlineData("SOD ", "SOD", "", "Na")]
    [InlineData("CLA ", "CLA", "", "Cl")]
    [InlineData(" X  ", "LIG", "N", "N")]
    [InlineData(" D  ", "ALA", "D", "H")]
    [InlineData("ZN  ", " ZN", "ZN", "Zn")]
    public void The_element_is_told_from_columns_13_to_14_and_the_residue_where_it_isnt_stated(
        string name,
        string residue,
        string element,
        string expected)
    {
        var structure = Read(Atom(1, name, residue, "1", 0, element: element));
        Assert.Equal(expected, structure.Atoms[0].Element.Symbol);
    }

    [Fact]
    public void A_file_that_writes_all_names_from_column_13_on_has_alpha_carbons_and_no_calcium()
    {
        var structure = Read(
            Atom(1, "N   ", "ALA", "1", 0),
            Atom(2, "CA  ", "ALA", "1", 1.5),
            Atom(3, "CA  ", "LIG", "2", 9),
            Atom(4, "CL  ", "LIG", "2", 10));
        Assert.Equal(["N", "C", "C", "Cl"], structure.Atoms.Select(atom => atom.Element.Symbol));
    }

    [Fact]
    public void The_conformation_of_highest_occupancy_is_taken_whole_for_each_residue()
    {
        var structure = Read(
            Atom(1, " CA ", "SER", "1", 0),
            Atom(2, " CB ", "SER", "1", 1.5, alt: "A", occupancy: "0.40"),
            Atom(3, " CB ", "SER", "1", 1.6, alt: "B", occupancy: "0.60"),
            Atom(4, " OG ", "SER", "1", 2.9, alt: "A", occupancy: "0.61"),
            Atom(5, " OG ", "SER", "1", 3.0, alt: "B", occupancy: "0.60"));
        Assert.Equal([1, 3, 5], structure.Atoms.Select(atom => atom.Serial));
        Assert.Equal("alternate-location", Assert.Single(structure.Remarks).Code);
    }

    [Fact]
    public void Equal_occupancies_take_A_and_the_caller_may_choose_B()
    {
        string[] lines =
        [
            Atom(1, " CB ", "SER", "1", 1.5, alt: "B", occupancy: "0.50"),
            Atom(2, " CB ", "SER", "1", 1.6, alt: "A", occupancy: "0.50"),
        ];
        Assert.Equal("A", Assert.Single(Read(lines).Atoms).AltLoc);
        Assert.Equal("B", Assert.Single(Read(new StructureReadOptions { AltLoc = "B" }, lines).Atoms).AltLoc);
    }

    [Fact]
    public void Of_two_residue_types_at_one_place_one_is_kept()
    {
        var structure = Read(
            Atom(1, " CA ", "SER", "1", 0, alt: "A", occupancy: "0.30"),
            Atom(2, " CA ", "THR", "1", 0.2, alt: "B", occupancy: "0.70"),
            Atom(3, " CB ", "SER", "1", 1.5, alt: "A", occupancy: "0.30"),
            Atom(4, " CB ", "THR", "1", 1.6, alt: "B", occupancy: "0.70"));
        Assert.Equal("THR", Assert.Single(structure.Residues).Id.Name);
        Assert.Equal([2, 4], structure.Atoms.Select(atom => atom.Serial));
    }

    [Fact]
    public void An_atom_that_only_the_other_conformation_has_is_kept_unless_it_lies_on_another()
    {
        var structure = Read(
            Atom(1, " C1 ", "LIG", "1", 0, alt: "A", occupancy: "0.60"),
            Atom(2, " C1 ", "LIG", "1", 0.3, alt: "B", occupancy: "0.40"),
            Atom(3, " C2 ", "LIG", "1", 1.5, alt: "B", occupancy: "0.40"),
            Atom(4, " C1B", "LIG", "1", 0.1, alt: "B", occupancy: "0.40"),
            Atom(5, " C3 ", "LIG", "1", 3.0, alt: "A", occupancy: "0.60"));
        Assert.Equal([1, 5, 3], structure.Atoms.Select(atom => atom.Serial));
    }

    [Fact]
    public void Of_two_models_of_one_number_the_second_counts_on_and_can_be_asked_for()
    {
        string[] lines =
        [
            "MODEL        1",
            Atom(1, " CA ", "ALA", "1", 1),
            "ENDMDL",
            "MODEL        1",
            Atom(1, " CA ", "ALA", "1", 2),
            "ENDMDL",
            "END",
        ];
        Assert.Equal(2, Read(new StructureReadOptions { Model = 2 }, lines).Positions.Single().X);
        Assert.Equal(2, Read(lines).ModelCount);
        Assert.Equal(
            ["A", "A-2"],
            Read(new StructureReadOptions { JoinModels = true }, lines).Residues.Select(residue => residue.Id.Chain));
    }

    [Fact]
    public void The_first_model_is_read_or_the_one_asked_for_and_a_missing_one_is_an_error_that_lists_them()
    {
        string[] lines =
        [
            "MODEL        1",
            Atom(1, " CA ", "ALA", "1", 1),
            "ENDMDL",
            "MODEL        2",
            Atom(1, " CA ", "ALA", "1", 2),
            "ENDMDL",
            "END",
        ];
        Assert.Equal(1, Read(lines).Positions.Single().X);
        Assert.Equal(2, Read(new StructureReadOptions { Model = 2 }, lines).Positions.Single().X);
        var fault = Assert.Throws<Glimpse.Core.GlimpseException>(() =>
            Read(new StructureReadOptions { Model = 3 }, lines));
        Assert.Contains("no model 3; the file holds models 1 to 2", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["model-number"], fault.Options);
    }

    [Fact]
    public void Frames_parted_by_END_are_models_but_a_ligand_joined_after_END_belongs_to_the_structure()
    {
        string[] frames = [Atom(1, " CA ", "ALA", "1", 1), "END", Atom(1, " CA ", "ALA", "1", 2), "END"];
        Assert.Equal(1, Assert.Single(Read(frames).Positions).X);
        Assert.Equal(2, Assert.Single(Read(new StructureReadOptions { Model = 2 }, frames).Positions).X);

        var joined = Read(
            Atom(1, " CA ", "ALA", "1", 1), Atom(2, " CB ", "ALA", "1", 2.5), "CONECT    1    2", "END",
            Atom(1, " C1 ", "LIG", "1", 8), Atom(2, " C2 ", "LIG", "1", 9.5), "CONECT    1    2", "END");
        Assert.Equal(2, joined.Residues.Length);
        Assert.Equal([new Bond(0, 1, BondOrder.Unknown), new Bond(2, 3, BondOrder.Unknown)], joined.Bonds);
    }

    [Fact]
    public void Insertion_codes_part_residues_and_pieces_of_one_residue_are_joined()
    {
        var structure = Read(
            Atom(1, " CA ", "ALA", "52", 0),
            Atom(2, " CA ", "ALA", "52", 4, insertion: "A"),
            Atom(3, " CA ", "ALA", "53", 8),
            "TER",
            Atom(4, " HA ", "ALA", "52", 0.9));
        Assert.Equal(
            ["A:ALA:52", "A:ALA:52A", "A:ALA:53"],
            structure.Residues.Select(residue => residue.Id.ToString()));
        Assert.Equal([1, 4, 2, 3], structure.Atoms.Select(atom => atom.Serial));
    }

    [Fact]
    public void Two_chains_without_letters_stay_apart_and_so_do_waters_of_one_number()
    {
        var structure = Read(
            Atom(1, " CA ", "ALA", "1", 0, chain: " "), "TER", Atom(2, " CA ", "ALA", "1", 12, chain: " "), "TER",
            Atom(3, " O  ", "HOH", "1", 20, chain: " "), Atom(4, " O  ", "HOH", "1", 24, chain: " "));
        Assert.Equal(4, structure.Residues.Length);
    }

    [Fact]
    public void A_segment_serves_as_chain_where_that_is_blank()
    {
        var structure = Read("ATOM      1  CA  ALA     1       0.000   0.000   0.000  1.00  0.00      PROA C");
        Assert.Equal("PROA", structure.Residues[0].Id.Chain);
    }

    [Fact]
    public void Numbers_go_on_in_hybrid_36_and_serials_of_any_kind_never_refuse_a_file()
    {
        var structure = Read(
            "ATOM  A0000  CA  ALA AA000       0.000   0.000   0.000  1.00  0.00           C",
            "ATOM  a0000  CA  ALA Aa000       4.000   0.000   0.000  1.00  0.00           C",
            "ATOM  *****  CA  ALA A9999       8.000   0.000   0.000  1.00  0.00           C");
        Assert.Equal([100_000, 43_770_016, 43_770_017], structure.Atoms.Select(atom => atom.Serial));
        Assert.Equal([10_000, 1_223_056, 9999], structure.Residues.Select(residue => residue.Id.Number));
    }

    [Fact]
    public void Charges_stand_in_columns_79_and_80()
    {
        var line = Atom(1, "ZN  ", " ZN", "1", 0, element: "ZN", record: "HETATM");
        Assert.Equal(
            [2, -1, 1, null],
            new[] { "2+", "1-", "+", "1A" }.Select(charge => Read(line + charge).Atoms[0].FormalCharge));
    }

    [Fact]
    public void An_atom_that_is_there_twice_at_one_place_is_kept_once()
    {
        var structure = Read(
            Atom(1, " CA ", "ALA", "1", 0),
            Atom(2, " CA ", "ALA", "1", 0),
            Atom(3, " CB ", "ALA", "1", 1.5));
        Assert.Equal([1, 3], structure.Atoms.Select(atom => atom.Serial));
        Assert.Equal("duplicate-atoms", Assert.Single(structure.Remarks).Code);
    }

    [Fact]
    public void Of_contradictory_atoms_in_a_standard_residue_the_bonded_one_is_kept_with_a_warning()
    {
        var structure = Read(
            Atom(1, " CB ", "ALA", "1", 9),
            Atom(2, " CA ", "ALA", "1", 0),
            Atom(3, " CB ", "ALA", "1", 1.5));
        Assert.Equal([2, 3], structure.Atoms.Select(atom => atom.Serial));
        Assert.Equal("contradictory-atom", Assert.Single(structure.Remarks).Code);
    }

    [Fact]
    public void A_ligand_whose_carbons_are_all_called_C_keeps_them_all()
    {
        var structure = Read(
            Atom(1, " C  ", "LIG", "1", 0),
            Atom(2, " C  ", "LIG", "1", 1.5),
            Atom(3, " C  ", "LIG", "1", 3));
        Assert.Equal(3, structure.Atoms.Length);
        Assert.Equal("atom-names-repeat", Assert.Single(structure.Remarks).Code);
    }

    [Fact]
    public void A_line_cut_after_the_coordinates_is_read_with_occupancy_one()
    {
        var structure = Read(Atom(1, " CA ", "ALA", "1", 1.234)[..54]);
        Assert.Equal(1, structure.Atoms[0].Occupancy);
        Assert.Equal(1.234, structure.Positions[0].X);
    }

    [Theory]
    [InlineData("nan")]
    [InlineData("********")]
    [InlineData("1e300")]
    [InlineData("")]
    public void A_coordinate_that_is_no_number_names_line_axis_and_atom(string field)
    {
        var line = Atom(1, " CA ", "ALA", "7", 0);
        var fault = Fault("REMARK", line[..38] + field.PadLeft(8) + line[46..]);
        Assert.StartsWith("test.pdb, line 2: the y coordinate", fault.Message, StringComparison.Ordinal);
        Assert.Contains("A:ALA:7 CA", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_element_names_line_and_atom()
    {
        var fault = Fault(Atom(1, " Q1 ", "LIG", "7", 0, element: "QQ"));
        Assert.Equal("test.pdb, line 1: A:LIG:7 Q1 has the unknown element \"QQ\" (columns 77-78).", fault.Message);
    }

    [Fact]
    public void More_atoms_than_the_limit_are_refused_by_name_of_the_limit()
    {
        var options = new StructureReadOptions { Limits = new ReadLimits { Atoms = 1 } };
        var fault = Assert.Throws<Glimpse.Core.GlimpseException>(() =>
            Read(options, [Atom(1, " CA ", "ALA", "1", 0), Atom(2, " CB ", "ALA", "1", 1)]));
        Assert.Contains("line 2: the structure has more than 1 atoms", fault.Message, StringComparison.Ordinal);
    }
}
