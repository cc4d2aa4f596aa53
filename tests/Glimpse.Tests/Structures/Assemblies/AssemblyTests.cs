using System.Globalization;
using Glimpse.Core;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Assemblies;

public sealed class AssemblyTests
{
    /// <summary>The screw of P 61 in Å: a turn by 60 degrees about z and a sixth of c.</summary>
    private const double Rise = 83.8 / 6;

    private static readonly string[] Lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));

    [Fact]
    public void Copies_lie_where_the_operation_puts_them_and_say_which_it_was()
    {
        var file = Read(Lines);
        var built = Read([.. Stated("A, B, NULL"), .. Lines], "1");
        Assert.Equal(2 * file.Atoms.Length, built.Atoms.Length);
        Assert.Equal(["A", "B", "", "A-2", "B-2", "-2"], built.Residues.Select(residue => residue.Id.Chain).Distinct());
        for (var i = 0; i < file.Atoms.Length; i++)
        {
            var copy = file.Atoms.Length + i;
            Assert.Equal(file.Positions[i], built.Positions[i]);
            Assert.InRange(built.Positions[copy].DistanceTo(Moved(file.Positions[i])), 0, 1e-3);
            Assert.Equal(
                (null, "2"),
                (built.Residues[built.Atoms[i].Residue].Operation, built.Residues[built.Atoms[copy].Residue].Operation)
            );
            Assert.Equal(file.Atoms[i].Name, built.Atoms[copy].Name);
        }

        Assert.Equal(2 * file.Bonds.Length, built.Bonds.Length);
        Assert.Equal(built.Sequences["A"], built.Sequences["A-2"]);
        var remark = Assert.Single(built.Remarks, remark => remark.Code == "assembly-built");
        Assert.Contains("A-2 is chain A moved by operation 2", remark.Message);
    }

    [Fact]
    public void A_ligand_that_the_assembly_leaves_out_is_said_to_be_of_a_chain_without_which_it_was_built()
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            LigandPicker.Pick(Read([.. Stated("A, B"), .. Lines], "1"), "478"));
        Assert.Contains("there is no residue 478 (Assembly 1 was built: ", fault.Message);
        Assert.Contains("without chain (blank))", fault.Message);
        Assert.Contains("--assembly", fault.Remedy);
        Assert.Contains("assembly", fault.Options);
    }

    [Fact]
    public void A_short_chain_on_an_axis_does_not_tell_that_the_structure_was_moved()
    {
        // Eight nucleotides' atoms about z, the axis of the operation, each 0.9 Å from its copy.
        var strand = Enumerable
            .Range(0, 8)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"ATOM  {9000 + i, 5}  P    DA X{i + 1, 4}    {0.52, 8:F3}{0, 8:F3}{i * 3.0, 8:F3}  1.00 20.00    "
                        + $"       P"));
        var turned = Stated("A, B, X")
            .Select(line =>
                line.Contains("BIOMT3   2", StringComparison.Ordinal)
                    ? $"REMARK 350   BIOMT3   2  0.000000  0.000000  1.000000 {0, 14:F5}"
                    : line);
        var built = StructureReader.Read(
            new StringReader(string.Join('\n', [.. turned, .. strand, .. Far()])),
            "x.pdb",
            new StructureReadOptions { Assembly = "1" });
        Assert.Contains("X-2", built.Residues.Select(residue => residue.Id.Chain));

        // The protein, moved away from the axis so that it isn't in its copy.
        static IEnumerable<string> Far() =>
            Lines
                .Where(line => line.StartsWith("ATOM", StringComparison.Ordinal))
                .Select(line =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{line[..30]}{XOf(line) + 150, 8:F3}{line[38..]}"));

        static double XOf(string line) => double.Parse(line[30..38], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_copies_of_a_capsid_are_counted_not_named()
    {
        var many = Enumerable
            .Range(2, 30)
            .SelectMany(i =>
                new[]
                {
                    $"REMARK 350   BIOMT1 {i, 3}  1.000000  0.000000  0.000000 {i * 200.0, 14:F5}",
                    $"REMARK 350   BIOMT2 {i, 3}  0.000000  1.000000  0.000000 {0, 14:F5}",
                    $"REMARK 350   BIOMT3 {i, 3}  0.000000  0.000000  1.000000 {0, 14:F5}",
                });
        var remark = Assert.Single(
            Read([.. Stated("A"), .. many, .. Lines], "1").Remarks,
            remark => remark.Code == "assembly-built");
        Assert.Contains("copies of chains by", remark.Message, StringComparison.Ordinal);
        Assert.InRange(remark.Message.Length, 0, 300);
    }

    [Fact]
    public void Chains_that_are_not_of_the_assembly_are_left_out_and_named()
    {
        var built = Read(
            [.. Stated("A"), .. Lines.Where(line => !line.StartsWith("HETATM", StringComparison.Ordinal))],
            "1");
        Assert.Equal(["A", "A-2"], built.Residues.Select(residue => residue.Id.Chain).Distinct());
        Assert.Contains(
            "without chain B",
            Assert.Single(built.Remarks, remark => remark.Code == "assembly-built").Message);
    }

    [Fact]
    public void Copies_that_the_file_holds_are_not_added_again()
    {
        var atoms = Lines.Where(line => line.StartsWith("ATOM", StringComparison.Ordinal)).ToList();
        var copies = atoms.Select(line =>
            $"{line[..21]}{(line[21] == 'A' ? 'C' : 'D')}{line[22..30]}{Written(line)}{line[54..]}");
        var built = Read([.. Stated("A, B, C, D"), .. atoms, .. copies], "1");

        // C and D are copies by 2 already; theirs are new.
        Assert.Equal(3 * atoms.Count, built.Atoms.Length);
        Assert.Equal(["A", "B", "C", "D", "C-2", "D-2"], built.Residues.Select(residue => residue.Id.Chain).Distinct());
    }

    [Fact]
    public void The_ligand_of_the_file_is_meant_by_its_name_and_its_copy_by_the_copys_own()
    {
        var built = Read([.. Stated("A, B, NULL"), .. Lines], "1");
        Assert.Null(Operation(LigandPicker.Pick(built, null, cancellation: TestContext.Current.CancellationToken)));
        Assert.Null(Operation(LigandPicker.Pick(built, "478", cancellation: TestContext.Current.CancellationToken)));
        Assert.Equal(
            "2",
            Operation(LigandPicker.Pick(built, "-2:478:200", cancellation: TestContext.Current.CancellationToken)));

        static string? Operation(LigandSite site) => site.Ligand.Residues[0].Operation;
    }

    [Fact]
    public void An_mmCIF_file_names_chains_by_label_and_moves_by_products()
    {
        var built = StructureReader.Read(new StringReader(Cif("(1,2)(X)")), "small.cif", new() { Assembly = "PAU" });
        Assert.Equal(
            ["A-1xX:ALA:1", "A-1xX:LIG:7", "A-2xX:ALA:1", "A-2xX:LIG:7"],
            built.Residues.Select(residue => residue.Id.ToString()));
        Assert.Equal(
            [new(0, 0, 10), new(5, 0, 10), new(0, 20, -10), new(-5, 20, -10)],
            built.Positions.Select(place => new Point3(
                Math.Round(place.X, 6),
                Math.Round(place.Y, 6),
                Math.Round(place.Z, 6))));
    }

    [Theory]
    [InlineData("2", "there is no assembly '2'; the file states PAU")]
    [InlineData("PAU", "operation \"3\" isn't in _pdbx_struct_oper_list")]
    public void What_cannot_be_built_is_refused_by_name_and_the_option_is_named(string assembly, string told)
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            StructureReader.Read(new StringReader(Cif("1,3")), "small.cif", new() { Assembly = assembly }));
        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.Contains(told, fault.Message);
        Assert.Contains("--assembly", fault.Remedy);
        Assert.Equal(["assembly"], fault.Options);
    }

    [Theory]
    [InlineData("1hpv.pdb")]
    [InlineData("cdk2.sdf")]
    public void A_file_without_assemblies_is_refused_and_the_option_is_named(string file)
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            StructureReader.Read(Fixture.PathOf(file), new() { Assembly = "1" }));
        Assert.Contains("states no biological assembly", fault.Message);
        Assert.EndsWith("or leave --assembly out.", fault.Remedy);
        Assert.Equal(["assembly"], fault.Options);
    }

    [Fact]
    public void Copies_that_lie_in_each_other_show_that_the_structure_was_moved()
    {
        var atoms = Lines.Where(line => line.StartsWith("ATOM", StringComparison.Ordinal));
        var moved = atoms.Select(line =>
            line[..30] + Written(line, place => place - new Point3(5, 40, 0)) + line[54..]);
        var fault = Assert.Throws<GlimpseException>(() => Read([.. Stated("A, B"), .. moved], "1"));
        Assert.Contains("lie in each other", fault.Message);
    }

    [Fact]
    public void An_operation_that_bends_is_refused_by_name()
    {
        var bent = Stated("A, B").Select(line => line.Replace("-0.866025", "-0.766025", StringComparison.Ordinal));
        var fault = Assert.Throws<GlimpseException>(() => Read([.. bent, .. Lines], "1"));
        Assert.Contains("operation 2 of assembly 1 isn't a turn and a shift", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_of_chains_that_the_file_lacks_is_refused() =>
        Assert.Contains(
            "none of the chains of assembly 1 are in the file",
            Assert.Throws<GlimpseException>(() => Read([.. Stated("X, Y"), .. Lines], "1")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_assembly_of_more_atoms_than_a_file_may_have_is_refused()
    {
        var count = Read(Lines).Atoms.Length;
        Assert.Equal(2 * count, Limited(2 * count).Atoms.Length);
        Assert.Contains(
            $"assembly 1 has more than {(2 * count) - 1} atoms",
            Assert.Throws<GlimpseException>(() => Limited((2 * count) - 1)).Message,
            StringComparison.Ordinal);

        static Structure Limited(int atoms) =>
            StructureReader.Read(
                new StringReader(string.Join('\n', [.. Stated("A, B, NULL"), .. Lines])),
                "1hpv.pdb",
                new() { Assembly = "1", Limits = new ReadLimits { Atoms = atoms } });
    }


    private static Structure Read(IEnumerable<string> lines, string? assembly = null) =>
        StructureReader.Read(new StringReader(string.Join('\n', lines)), "1hpv.pdb", new() { Assembly = assembly });

    private static string[] Stated(string chains) =>
    [
        "REMARK 350 BIOMOLECULE: 1",
        $"REMARK 350 APPLY THE FOLLOWING TO CHAINS: {chains}",
        "REMARK 350   BIOMT1   1  1.000000  0.000000  0.000000        0.00000",
        "REMARK 350   BIOMT2   1  0.000000  1.000000  0.000000        0.00000",
        "REMARK 350   BIOMT3   1  0.000000  0.000000  1.000000        0.00000",
        "REMARK 350   BIOMT1   2  0.500000 -0.866025  0.000000        0.00000",
        "REMARK 350   BIOMT2   2  0.866025  0.500000  0.000000        0.00000",
        "REMARK 350   BIOMT3   2  0.000000  0.000000  1.000000       13.96667",
    ];

    private static Point3 Moved(Point3 place) => place.Rotated(new(0, 0, 1), Math.PI / 3) + new Point3(0, 0, Rise);

    private static string Written(string line) => Written(line, Moved);

    private static string Written(string line, Func<Point3, Point3> move)
    {
        var at = move(new(Number(line[30..38]), Number(line[38..46]), Number(line[46..54])));
        return string.Create(CultureInfo.InvariantCulture, $"{at.X,8:F3}{at.Y,8:F3}{at.Z,8:F3}");

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>X goes up by 10, 2 turns about y and goes along it: (x, y, z) to (-x, y + 20, -z).</summary>
    private static string Cif(string expression) => $"""
        data_small
        _pdbx_struct_assembly_gen.assembly_id PAU
        _pdbx_struct_assembly_gen.oper_expression '{expression}'
        _pdbx_struct_assembly_gen.asym_id_list A,C
        loop_
        _pdbx_struct_oper_list.id
        _pdbx_struct_oper_list.matrix[1][1]
        _pdbx_struct_oper_list.matrix[1][2]
        _pdbx_struct_oper_list.matrix[1][3]
        _pdbx_struct_oper_list.vector[1]
        _pdbx_struct_oper_list.matrix[2][1]
        _pdbx_struct_oper_list.matrix[2][2]
        _pdbx_struct_oper_list.matrix[2][3]
        _pdbx_struct_oper_list.vector[2]
        _pdbx_struct_oper_list.matrix[3][1]
        _pdbx_struct_oper_list.matrix[3][2]
        _pdbx_struct_oper_list.matrix[3][3]
        _pdbx_struct_oper_list.vector[3]
        1 1 0 0 0 0 1 0 0 0 0 1 0
        2 -1 0 0 0 0 1 0 20 0 0 -1 0
        X 1 0 0 0 0 1 0 0 0 0 1 10
        loop_
        _atom_site.group_PDB
        _atom_site.id
        _atom_site.type_symbol
        _atom_site.label_atom_id
        _atom_site.label_comp_id
        _atom_site.label_asym_id
        _atom_site.auth_asym_id
        _atom_site.auth_seq_id
        _atom_site.Cartn_x
        _atom_site.Cartn_y
        _atom_site.Cartn_z
        ATOM 1 C CA ALA A A 1 0 0 0
        HETATM 2 C C1 GOL B A 6 3 0 0
        HETATM 3 C C1 LIG C A 7 5 0 0
        """;
}
