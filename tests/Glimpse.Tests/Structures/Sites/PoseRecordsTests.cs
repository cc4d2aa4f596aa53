using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures.Sites;

public sealed class PoseRecordsTests
{
    [Fact]
    public void Each_model_is_a_record()
    {
        Assert.Equal(
            [0, 0.4, 0.8],
            FirstX([
                "MODEL        1",
                .. Pose(0),
                "ENDMDL",
                "MODEL        2",
                .. Pose(0.4),
                "ENDMDL",
                "MODEL        3",
                .. Pose(0.8),
                "ENDMDL",
                "END",]));
    }

    [Fact]
    public void Poses_parted_by_END_or_TER_or_nothing_are_records()
    {
        Assert.Equal([0, 0.4], FirstX([.. Pose(0), "END", .. Pose(0.4), "END"]));
        Assert.Equal([0, 0.4, 3], FirstX([.. Pose(0), "TER", .. Pose(0.4), "TER", .. Pose(3), "END"]));
        Assert.Equal([0, 0.4], FirstX([.. Pose(0), .. Pose(0.4)]));
        Assert.Equal([0, 0.4], FirstX([.. Pose(0), .. Pose(0.4, number: "2")]));
    }

    [Fact]
    public void Other_molecules_after_END_or_TER_are_records_of_their_own()
    {
        Assert.Equal([0, 9], FirstX([.. Pose(0), "END", .. Pose(9, "LIH").Take(3), "END"]));
        Assert.Equal([0, 9], FirstX([.. Pose(0), "TER", .. Pose(9, "LIH").Take(3), "END"]));
    }

    [Fact]
    public void A_molecule_of_bonded_parts_stays_one_ligand_with_its_ion()
    {
        var record = Assert.Single(
            Read([
                .. Pose(0),
                "TER",
                .. Pose(7.5, "LIH").Take(4),
                "TER",
                Atom(99, "ZN  ", "ZN", "9", 2, 2, record: "HETATM", element: "ZN"),]));
        Assert.Equal(10, record.Require().Atoms.Length);
    }

    [Fact]
    public void Atoms_that_are_all_called_alike_stay_one_ligand()
    {
        string[] lines =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i => Atom(i + 1, " C  ", "LIG", "1", 1.5 * i, record: "HETATM", element: "C")),
        ];
        Assert.Equal(6, Assert.Single(Read(lines)).Require().Atoms.Length);
    }

    [Fact]
    public void A_dimer_whose_halves_have_the_same_names_stays_one_ligand()
    {
        Assert.Equal(10, Assert.Single(Read([.. Pose(0), .. Pose(7.5)])).Require().Atoms.Length);
    }

    [Fact]
    public void A_pose_that_cant_be_read_doesnt_end_the_file()
    {
        string[] broken = [.. Pose(1).Select(line => line.Replace("4.000", "x.000", StringComparison.Ordinal))];
        var records = Read([
            "MODEL        1",
            .. Pose(0),
            "ENDMDL",
            "MODEL        2",
            .. broken,
            "ENDMDL",
            "MODEL        3",
            .. Pose(2),
            "ENDMDL",]);
        Assert.Equal([true, false, true], records.Select(record => record.Structure is not null));
        Assert.Contains("poses.pdb, line 9:", records[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], records.Select(record => record.Number));
    }

    [Fact]
    public void An_empty_model_is_a_record_that_fails_and_takes_no_pose_with_it()
    {
        var records = Read([
            "MODEL        1",
            "REMARK   0 a pose that couldn't be written",
            "ENDMDL",
            "MODEL        2",
            .. Pose(1),
            "ENDMDL",
            "MODEL        3",
            "ENDMDL",
            "MODEL        4",
            .. Pose(2),
            "ENDMDL",
            "END",]);
        Assert.Equal([null, 1, null, 2], records.Select(record => record.Structure?.Positions[0].X));
        Assert.Equal([1, 2, 3, 4], records.Select(record => record.Number));
        Assert.Equal("poses.pdb, line 3: the MODEL has no atoms.", records[0].Error!.Message);
    }

    [Fact]
    public void A_file_without_atoms_is_one_record_with_its_error()
    {
        Assert.Contains(
            "without any ATOM or HETATM",
            Assert.Single(Read(["REMARK nothing", "END"])).Error!.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Models_and_blocks_of_mmCIF_are_records()
    {
        var text = Block("one", Row(1, 0) + Row(2, 5)) + Block("two", Row(1, 9));
        var records = StructureReader.ReadAll(new StringReader(text), "x.cif").ToList();
        Assert.Equal([0, 5, 9], records.Select(record => record.Require().Positions[0].X));
        Assert.Equal(
            ["x.cif", "x.cif, record 2", "x.cif, record 3"],
            records.Select(record => record.Require().Source));
    }

    private static string Block(string name, string rows) =>
        $"data_{name}\nloop_\n_atom_site.id\n_atom_site.type_symbol\n_atom_site.label_atom_id\n"
        + "_atom_site.label_comp_id\n_atom_site.label_asym_id\n"
        + $"_atom_site.Cartn_x\n_atom_site.Cartn_y\n_atom_site.Cartn_z\n_atom_site.pdbx_PDB_model_num\n{rows}";

    private static string Row(int model, double x) =>
        $"1 C C1 LIG A {x} 0 0 {model}\n2 C C2 LIG A {x + 1.5} 0 0 {model}\n";

    private static double[] FirstX(string[] lines) =>
        [.. Read(lines).Select(record => record.Require().Positions[0].X)];

    private static List<StructureRecord> Read(string[] lines) =>
        [.. StructureReader.ReadAll(new StringReader(string.Join('\n', lines) + "\n"), "poses.pdb")];

    /// <summary>Five carbons in a row along x, 1.5 Å apart.</summary>
    private static IEnumerable<string> Pose(double x, string name = "LIG", string number = "1") =>
        Enumerable
            .Range(0, 5)
            .Select(i => Atom(i + 1, $" C{i + 1} ", name, number, x + (1.5 * i), 4, record: "HETATM", element: "C"));
}
