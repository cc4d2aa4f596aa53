using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Cif;

public sealed class CifReaderTests
{
    private const string AtomLoop = """
        data_T
        loop_
        _atom_site.group_PDB
        _atom_site.id
        _atom_site.type_symbol
        _atom_site.label_atom_id
        _atom_site.label_alt_id
        _atom_site.label_comp_id
        _atom_site.label_asym_id
        _atom_site.label_entity_id
        _atom_site.label_seq_id
        _atom_site.pdbx_PDB_ins_code
        _atom_site.Cartn_x
        _atom_site.Cartn_y
        _atom_site.Cartn_z
        _atom_site.occupancy
        _atom_site.pdbx_formal_charge
        _atom_site.auth_seq_id
        _atom_site.auth_asym_id
        _atom_site.pdbx_PDB_model_num

        """;

    private const string Atoms = AtomLoop + """
        ATOM 1 C CA . SER A 1 7 ? 1.0 2.0 3.0 1.0 ? 207 X 1
        ATOM 2 C CB A SER A 1 7 ? 2.5 2.0 3.0 0.4 ? 207 X 1
        ATOM 3 C CB B SER A 1 7 ? 2.4 2.1 3.0 0.6 ? 207 X 1
        HETATM 4 C C1 . LIG B 2 . ? 6.0 2.0 3.0 1.0 ? 301 X 1
        HETATM 5 O "O1'" . LIG B 2 . ? 7.4(2) 2.0 3.0 1.0 -1 301 X 1
        HETATM 6 C C1 . LIG C 2 . B 6.0 9.0 3.0 1.0 ? 301 X 1
        ATOM 7 C CA . SER A 1 7 ? 9.0 2.0 3.0 1.0 ? 207 X 2

        """;

    [Theory]
    [InlineData("comp", "line 4: the atoms of several residues have no component name (label_comp_id, auth_comp_id)")]
    [InlineData("symbol", "line 4: the elements of the atoms aren't given (type_symbol), and the name of A:LIG:2 CA ")]
    public void What_a_file_lacks_altogether_is_told_by_its_column(string lacking, string words)
    {
        var hasNames = lacking != "comp";
        var items = hasNames ? "_atom_site.auth_comp_id" : "_atom_site.type_symbol";
        var text = $"data_x\nloop_ _atom_site.auth_atom_id _atom_site.auth_asym_id _atom_site.auth_seq_id {items} "
            + "_atom_site.Cartn_x _atom_site.Cartn_y _atom_site.Cartn_z\n"
            + $"C A 1 {(hasNames ? "ALA" : "C")} 1 2 3\nCA A 2 {(hasNames ? "LIG" : "C")} 4 5 6\n";
        Assert.Contains(
            words,
            Assert.Throws<GlimpseException>(() =>
                StructureReader.Read(new StringReader(text), "bare.cif")).Message,
            StringComparison.Ordinal);
        var single = StructureReader.Read(
            new StringReader(text[..text.LastIndexOf("CA", StringComparison.Ordinal)]),
            "bare.cif");
        Assert.Equal(hasNames ? "A:ALA:1" : "A:LIG:1", single.Residues[0].Id.ToString());
    }

    [Fact]
    public void The_pocket_that_PyMOL_writes_has_the_same_atoms_as_the_PDB_file()
    {
        var pdb = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));
        var cif = StructureReader.Read(Fixture.PathOf("1hpv-pocket.cif"));
        var expected = Enumerable
            .Range(0, pdb.Atoms.Length)
            .ToDictionary(atom => pdb.Describe(atom), atom => (pdb.Atoms[atom].Element, pdb.Positions[atom]));
        Assert.Equal(311, cif.Atoms.Length);
        for (var atom = 0; atom < cif.Atoms.Length; atom++)
            Assert.Equal(expected[cif.Describe(atom)], (cif.Atoms[atom].Element, cif.Positions[atom]));
        Assert.Equal(pdb.Cell, cif.Cell);
        Assert.Equal(35, LigandPicker.Pick(cif, ":478:200").Ligand.Atoms.Length);
    }

    [Fact]
    public void Authors_ids_insertion_codes_alternate_locations_charges_and_quotes_are_read()
    {
        var structure = Read(Atoms);
        Assert.Equal(
            ["X:SER:207", "X:LIG:301", "X:LIG:301B"],
            structure.Residues.Select(residue => residue.Id.ToString()));
        Assert.Equal([1, 3, 4, 5, 6], structure.Atoms.Select(atom => atom.Serial));
        Assert.Equal(("O1'", -1), (structure.Atoms[3].Name, structure.Atoms[3].FormalCharge));
        Assert.Equal(7.4, structure.Positions[3].X);
    }

    [Fact]
    public void Another_model_is_read_when_asked_for_and_a_missing_one_is_an_error()
    {
        Assert.Equal(9.0, Assert.Single(Read(Atoms, new StructureReadOptions { Model = 2 }).Positions).X);
        var fault = Assert.Throws<GlimpseException>(() => Read(Atoms, new StructureReadOptions { Model = 5 }));
        Assert.Contains("no model 5; the file holds models 1 to 2", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["model-number"], fault.Options);
    }

    [Fact]
    public void Atoms_in_further_blocks_are_told_of_as_left_out()
    {
        Assert.DoesNotContain(Read(Atoms + "data_refln\n_refln.index_h 1\n").Remarks, IsOfBlocks);
        var several = Read(Atoms + Block("data_zinc") + Block("data_water"));
        Assert.Equal(Read(Atoms).Positions, several.Positions);
        var told = Assert.Single(several.Remarks, IsOfBlocks);
        Assert.Equal(RemarkKind.Warning, told.Kind);
        Assert.Contains(
            "holds atoms in 3 data blocks, as programs write several objects: the first was read alone, without "
                + "\"data_zinc\" and those after it.",
            told.Message,
            StringComparison.Ordinal);
        Assert.Contains(LigandChoices.RemarksOf(several), notice => notice.Code == told.Code);

        static string Block(string name) => Atoms.Replace("data_T", name, StringComparison.Ordinal);
        static bool IsOfBlocks(Remark remark) => remark.Code == "blocks-left-out";
    }

    [Fact]
    public void Component_bonds_give_each_copy_its_orders_so_that_the_ligand_needs_no_perception()
    {
        const string Bonds =
            "loop_\n_chem_comp_bond.comp_id\n_chem_comp_bond.atom_id_1\n_chem_comp_bond.atom_id_2\n"
                + "_chem_comp_bond.value_order\nLIG C1 \"O1'\" doub\n";
        var structure = Read(Atoms + Bonds);
        Assert.Equal(new Bond(2, 3, BondOrder.Double), Assert.Single(structure.Bonds));
        Assert.False(structure.HasBondOrders);
        var ligand = LigandPicker.Pick(structure, "LIG:301").Ligand;
        Assert.True(ligand.HasBondOrders);
        Assert.Equal(new Bond(0, 1, BondOrder.Double), Assert.Single(ligand.Bonds));
    }

    [Fact]
    public void A_file_of_one_molecule_whose_bonds_have_orders_needs_no_perception()
    {
        const string Ligand =
            "data_x\nloop_\n_atom_site.type_symbol\n_atom_site.label_atom_id\n_atom_site.auth_asym_id\n"
                + "_atom_site.auth_comp_id\n"
            + "_atom_site.auth_seq_id\n_atom_site.Cartn_x\n_atom_site.Cartn_y\n_atom_site.Cartn_z\nC C1 '#2/A' LIG 7 "
            + "0 0 0\nO O1 '#2/A' LIG 7 1.2 0 0\n";
        const string Bonds =
            "loop_\n_struct_conn.conn_type_id\n_struct_conn.pdbx_value_order\n_struct_conn.ptnr1_auth_asym_id\n"
            + "_struct_conn.ptnr1_auth_comp_id\n_struct_conn.ptnr1_auth_seq_id\n_struct_conn.ptnr1_label_atom_id\n"
            + "_struct_conn.ptnr2_auth_asym_id\n"
            + "_struct_conn.ptnr2_auth_comp_id\n_struct_conn.ptnr2_auth_seq_id\n_struct_conn.ptnr2_label_atom_id\n";
        var stated = Read(Ligand + Bonds + "covale doub '#2/A' LIG 7 C1 '#2/A' LIG 7 O1\n");
        Assert.Equal(new Bond(0, 1, BondOrder.Double), Assert.Single(stated.Bonds));
        Assert.True(stated.HasBondOrders);
        Assert.False(Read(Ligand + Bonds + "covale ? '#2/A' LIG 7 C1 '#2/A' LIG 7 O1\n").HasBondOrders);
        Assert.False(Read(Ligand).HasBondOrders);
    }

    [Fact]
    public void Connections_between_residues_become_bonds_but_not_those_to_symmetry_mates()
    {
        const string Head =
            "loop_\n_struct_conn.id\n_struct_conn.conn_type_id\n_struct_conn.ptnr1_auth_asym_id\n"
                + "_struct_conn.ptnr1_auth_comp_id\n"
            + "_struct_conn.ptnr1_auth_seq_id\n_struct_conn.ptnr1_label_atom_id\n_struct_conn.ptnr2_auth_asym_id\n"
            + "_struct_conn.ptnr2_auth_comp_id\n"
            + "_struct_conn.ptnr2_auth_seq_id\n_struct_conn.ptnr2_label_atom_id\n_struct_conn.ptnr1_symmetry\n"
            + "_struct_conn.ptnr2_symmetry\n";
        var here = Read(
            Atoms
                + Head
                + "covale1 covale X SER 207 CB X LIG 301 C1 1_555 1_555\nh hydrog X SER 207 CA X LIG 301 C1 1_555 "
                + "1_555\n");
        Assert.Equal(new Bond(1, 2, BondOrder.Unknown), Assert.Single(here.Bonds));
        Assert.Empty(Read(Atoms + Head + "covale1 covale X SER 207 CB X LIG 301 C1 1_555 2_655\n").Bonds);
    }

    [Fact]
    public void Sequence_title_cell_and_entity_types_come_from_their_categories_in_any_order_and_shape()
    {
        var structure = Read(Atoms + """
            _struct.title
            ;a title
            in two lines
            ;
            _cell.length_a 10
            _cell.length_b 20
            _cell.length_c 30.5(1)
            _cell.angle_alpha 90
            _cell.angle_beta 100
            _cell.angle_gamma 90
            _symmetry.space_group_name_H-M 'P 1 21 1' # a comment
            loop_
            _entity.id
            _entity.type
            1 polymer
            2 non-polymer
            loop_
            _entity_poly_seq.entity_id
            _entity_poly_seq.num
            _entity_poly_seq.mon_id
            1 1 MET
            1 2 SER
            1 2 THR

            """);
        Assert.Equal("a title\nin two lines", structure.Title);
        Assert.Equal(new UnitCell(10, 20, 30.5, 90, 100, 90, "P 1 21 1"), structure.Cell);
        Assert.Equal(["MET", "SER"], structure.Sequences["X"]);
        Assert.Equal([false, true, true], structure.Residues.Select(residue => residue.IsHetero));
    }

    [Theory]
    [InlineData(
        "data_T\nloop_\n_entity.id\n_entity.type\n1 polymer 2\n",
        "line 5: a loop of 2 items ends within a row, after 1 values.")]
    [InlineData(
        "data_T\nloop_\n_entity.id\n_entity.type\n_entity.ID\n1 polymer 2\n",
        "line 5: a loop names \"_entity.ID\" twice.")]
    [InlineData("data_T\n_struct.title 'open\n", "line 2: the value that begins with \"'open\" has no closing quote.")]
    [InlineData("data_T\n_struct.title\n;open\n", "line 3: the text field that begins in line 3 isn't closed.")]
    [InlineData(
        "data_T\n_atom_site_fract_x 0.1\n",
        "line 2: this is a small-molecule CIF with fractional coordinates, which isn't read.")]
    [InlineData("data_T\n_cell.length_a 3\n", "line 2: the file ends without any _atom_site row.")]
    [InlineData(
        AtomLoop + "ATOM 1 C CA . SER A 1 7 ? nan 2.0 3.0 1.0 ? 207 X 1\n",
        "line 21: Cartn_x \"nan\" isn't a number in Å.")]
    [InlineData(
        AtomLoop + "ATOM 1 QQ CA . SER A 1 7 ? 1.0 2.0 3.0 1.0 ? 207 X 1\n",
        "line 21: X:SER:207 CA has the unknown element \"QQ\".")]
    public void Faults_name_their_line(string text, string message)
    {
        var fault = Assert.Throws<GlimpseException>(() => Read(text));
        Assert.Equal("test.cif, " + message, fault.Message);
    }

    [Theory]
    [InlineData("_symmetry_equiv.pos_as_xyz", "'-x,y+1/2,-z'", 2)]
    [InlineData("_space_group_symop.operation_xyz", "-X,Y+1/2,-Z", 2)]
    [InlineData("_symmetry_equiv.pos_as_xyz", "nonsense", 0)]
    public void Symmetry_operators_come_from_either_category_all_or_none(string item, string second, int count)
    {
        var structure = Read(Atoms + $"""
            _cell.length_a 10
            _cell.length_b 20
            _cell.length_c 30
            _cell.angle_alpha 90
            _cell.angle_beta 100
            _cell.angle_gamma 90
            loop_
            {item}
            'x,y,z'
            {second}
            """);
        Assert.Equal(count, structure.Cell!.Operators.Length);
        Assert.True(count == 0 || structure.Cell.Operators[1].ToString() == "-x,y+1/2,-z");
    }

    [Fact]
    public void A_ligand_whose_atoms_state_no_element_is_refused_for_that()
    {
        string[] items = ["auth_seq_id", "type_symbol", "label_comp_id", "Cartn_x", "Cartn_y", "Cartn_z"];
        var text =
            $"data_x\nloop_\n{string.Concat(items.Select(item => $"_atom_site.{item}\n"))}"
            + "1 C GLY 0 0 0\n2 ? LIG 5 0 0\n2 ? LIG 6.4 0 0\n";
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pick(Read(text), "LIG"));
        Assert.Contains(":LIG:2 ", fault.Message);
        Assert.Contains("type_symbol", fault.Message);
    }

    private static Structure Read(string text, StructureReadOptions? options = null) =>
        StructureReader.Read(new StringReader(text), "test.cif", options);
}
