using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Structures.Pdb;

/// <summary>
/// PDBQT as docking has it: amprenavir in its crystal pose, docked by Vina, and the residues around it.
/// </summary>
public sealed class DockedTests
{
    private const string Amprenavir = "CC(C)CN(CC(O)C(Cc1ccccc1)NC(=O)OC1CCOC1)S(=O)(=O)c1ccc(N)cc1";
    private static readonly string Ligand = Fixture.Text("1hpv-ligand.pdbqt");
    private static readonly string Poses = Fixture.Text("1hpv-vina.pdbqt");
    private static readonly Structure Receptor = Read(Fixture.Text("1hpv-receptor.pdbqt"));

    [Theory]
    [InlineData("OA", "O")]
    [InlineData("NA", "N")]
    [InlineData("Na", "Na")]
    [InlineData("A ", "C")]
    [InlineData("SA", "S")]
    [InlineData("HD", "H")]
    [InlineData("Cl", "Cl")]
    [InlineData("CL", "Cl")]
    [InlineData("Br", "Br")]
    [InlineData("Zn", "Zn")]
    [InlineData("MG", "Mg")]
    [InlineData("CA", "Ca")]
    [InlineData("C ", "C")]
    [InlineData("CG0", "C")]
    public void Autodock_types_are_elements(string type, string element)
    {
        var structure = Read($"ATOM      1  X1  LIG     1      13.120  39.003   5.159  0.00  0.00    -0.347 {type}\n");
        Assert.Equal(element, Assert.Single(structure.Atoms).Element.Symbol);
        Assert.Equal("", structure.Residues[0].Id.Chain);
    }

    [Fact]
    public void Waters_of_hydrated_docking_and_glue_atoms_are_left_out_and_said()
    {
        const string Line = "ATOM     99  W   LIG     1      14.120  39.003   5.159  0.00  0.00    +0.000 ";
        var structure = Read(Ligand + Line + "W\n" + Line.Replace(" W ", " G ", StringComparison.Ordinal) + "G0\n");
        Assert.Equal(Read(Ligand).Atoms.Length, structure.Atoms.Length);
        Assert.Equal(
            ["docking-waters-left-out", "pseudo-atoms-left-out"],
            structure.Remarks.Except(Read(Ligand).Remarks).Select(remark => remark.Code));
    }

    [Fact]
    public void Types_without_a_charge_are_read_where_roots_tell_that_it_is_docking_s()
    {
        var bare = string.Join(
            '\n',
            Ligand
                .Split('\n')
                .Select(line =>
                    line.StartsWith("ATOM", StringComparison.Ordinal)
                        ? line[..66] + new string(' ', 11) + line[77..]
                        : line));
        Assert.Contains("ROOT", bare, StringComparison.Ordinal);
        Assert.Equal(Read(Ligand).Atoms.Select(atom => atom.Element), Read(bare).Atoms.Select(atom => atom.Element));
    }

    [Fact]
    public void Molecules_that_were_docked_together_are_ligands_of_their_own_each_with_its_smiles()
    {
        const string Atom = "ATOM      {0}  {1}   UNL     1      {2}  39.003   5.159  0.00  0.00    -0.347 {3}\n";
        static string One(double x, string smiles) =>
            $"REMARK SMILES {smiles}\nROOT\n"
            + string.Concat(
                smiles.Select(
                    (symbol, i) =>
                        string.Format(
                            System.Globalization.CultureInfo.InvariantCulture,
                            Atom,
                            i + 1,
                            symbol,
                            $"{x + (1.4 * i), 6:F3}",
                            symbol)))
            + "ENDROOT\nTORSDOF 0\n";
        var text = $"MODEL 1\n{One(13, "CCO")}{One(33, "CNC")}ENDMDL\n";
        var poses = StructureReader
            .ReadAll(new StringReader(text), "x.pdbqt")
            .Select(record => record.Require())
            .ToList();
        Assert.Equal(["CCO", "CNC"], poses.Select(pose => pose.Smiles));
        Assert.All(poses, pose => Assert.Equal(3, pose.Atoms.Length));
        Assert.All(poses, pose => Assert.Contains(pose.Remarks, remark => remark.Code == "docked-together"));
        Assert.Equal(
            [":UNL:1#1", ":UNL:1#2"],
            LigandPicker.Candidates(Read(text)).Select(candidate => candidate.Specification));
    }

    [Fact]
    public void A_ligand_that_was_docked_as_part_of_a_residue_is_refused_as_that()
    {
        var text =
            "BEGIN_RES CYS A 6\nROOT\nATOM      1  CA  UNL     1      13.120  39.003   5.159  0.00  0.00    -0.347 "
                + "C\nENDROOT\nEND_RES CYS A 6\n";
        var record = Assert.Single(StructureReader.ReadAll(new StringReader(text), "x.pdbqt"));
        Assert.Contains("CYS:A:6", record.Error!.Message, StringComparison.Ordinal);
        Assert.Contains(
            "part of a residue",
            Assert.Throws<GlimpseException>(() => Read(text)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_crystals_pose_from_pdbqt_has_the_channels_that_it_has_from_the_crystals_file()
    {
        var complex = StructureReader.Read(Fixture.PathOf("1hpv.pdb"));
        var site = LigandPicker.Pick(complex, "478");
        Assert.Equal(
            Channels(ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions())),
            Channels(Type(Read(Ligand))));
    }

    [Fact]
    public void Vinas_second_pose_is_a_model_and_each_is_a_ligand()
    {
        var second = StructureReader.Read(new StringReader(Poses), "x.pdbqt", new StructureReadOptions { Model = 2 });
        Assert.Equal(Channels(Type(Read(Ligand))), Channels(Type(second)));
        var all = StructureReader
            .ReadAll(new StringReader(Poses), "x.pdbqt")
            .Select(record => record.Require())
            .ToList();
        Assert.Equal([Read(Poses).Positions[0], second.Positions[0]], all.Select(pose => pose.Positions[0]));
    }

    [Fact]
    public void Remark_smiles_gives_the_bond_orders_unless_it_is_another_molecules()
    {
        var own = Type(Read($"REMARK SMILES {Amprenavir}\nREMARK SMILES IDX 1 1 2 2\n{Ligand}"));
        Assert.Contains(own.Remarks, remark => remark.Code == "bond-orders-from-smiles");
        Assert.Equal(Channels(Type(Read(Ligand))), Channels(own));
        var other = Type(Read($"REMARK SMILES c1ccccc1\n{Ligand}"));
        Assert.Contains(other.Remarks, remark => remark.Code == "stated-smiles-unlike");
        Assert.Equal(Channels(own), Channels(other));
    }

    [Fact]
    public void A_docking_logs_poses_are_read_without_their_prefix()
    {
        var log = "AutoDock-GPU version: v1.5.3\nINPUT-LIGAND-PDBQT: REMARK SMILES " + Amprenavir + "\n"
            + string.Concat(Ligand.Split('\n').Select(line => $"INPUT-LIGAND-PDBQT: {line}\n"))
            + string.Concat(Poses.TrimEnd().Split('\n').Select(line => $"DOCKED: {line}\n"))
            + "    CLUSTERING HISTOGRAM\nMODEL 1\n"
            + Ligand
            + "ENDMDL\n";
        var structure = Read(log);
        Assert.Equal(Read(Poses).Positions, structure.Positions);
        Assert.Equal(Amprenavir, structure.Smiles);
        var all = StructureReader.ReadAll(new StringReader(log), "x.dlg").Select(record => record.Require()).ToList();
        Assert.Equal([Amprenavir, Amprenavir], all.Select(pose => pose.Smiles));
    }

    [Fact]
    public void Flexible_residues_of_a_pose_are_no_ligand_and_are_warned_of()
    {
        var pose = Read(
            Ligand
                + "BEGIN_RES ASP A  25\nATOM    101  CB  ASP A  25       8.120  19.003   5.159  0.00  0.00    -0.347 "
                + "C \nEND_RES ASP A  25\n");
        Assert.Equal(Read(Ligand).Atoms.Length, pose.Atoms.Length);
        Assert.Contains(
            "ASP:A:25",
            Assert.Single(pose.Remarks, remark => remark.Kind == RemarkKind.Warning).Message,
            StringComparison.Ordinal);
    }

    private static Structure Read(string text) => StructureReader.Read(new StringReader(text), "x.pdbqt");

    private static TypedComplex Type(Structure pose) => ComplexTyper.Type(pose, Receptor, new ComplexOptions());

    private static string[] Channels(TypedComplex complex) =>
        [
            .. complex
                .Atoms.Where(atom => atom.Side == Side.Ligand)
                .Select(atom => $"{atom.Name} {atom.Traits}")
                .Order(StringComparer.Ordinal),
        ];
}
