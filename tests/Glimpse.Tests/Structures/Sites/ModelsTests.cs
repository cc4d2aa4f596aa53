using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures.Sites;

public sealed class ModelsTests
{
    /// <summary>1HPV with chain B in a second model, as files of assemblies have it.</summary>
    private static readonly string[] Assembly = Parted();

    [Fact]
    public void Which_of_several_models_was_read_is_said()
    {
        Assert.Contains(
            "test.pdb holds 2 models; model 1 was read.",
            Read(Assembly).Remarks.Select(remark => remark.Message));
        Assert.Contains(
            "test.pdb holds 2 models; model 2 was read.",
            Read(new StructureReadOptions { Model = 2 }, Assembly).Remarks.Select(remark => remark.Message));
        Assert.DoesNotContain(
            Read("ATOM      1  CA  ALA A   1       1.000   0.000   0.000").Remarks,
            remark => remark.Code == "model-chosen");
    }

    [Fact]
    public void A_model_that_completes_the_site_is_warned_of_and_can_be_joined()
    {
        var warning = Assert.Single(TypeRead(null).Remarks, remark => remark.Code == "other-models-touch");
        Assert.StartsWith(
            "Model 2 of the file, which wasn't read, lies within 5 Å of the ligand",
            warning.Message,
            StringComparison.Ordinal);
        var joined = TypeRead(new StructureReadOptions { JoinModels = true });
        var whole = RealComplex();
        Assert.DoesNotContain(joined.Remarks, remark => remark.Code == "other-models-touch");
        Assert.Equal(
            whole.Atoms.Select(atom => (atom.Name, atom.Traits)),
            joined.Atoms.Select(atom => (atom.Name, atom.Traits)));
        Assert.Equal(whole.Positions, joined.Positions);
    }

    [Fact]
    public void Models_of_an_ensemble_are_no_assembly()
    {
        var whole = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"))
            .Where(line =>
                line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal)
            )
            .ToArray();
        var structure = Read(["MODEL        1", .. whole, "ENDMDL", "MODEL        2", .. whole, "ENDMDL"]);
        Assert.Equal(2, structure.ModelCount);
        Assert.DoesNotContain(Type(structure).Remarks, remark => remark.Code == "other-models-touch");
    }

    [Fact]
    public void Chains_of_joined_models_have_names_of_their_own()
    {
        string[] model =
        [
            Atom(1, " CA ", "ALA", "1", 1),
            Atom(2, " C1 ", "LIG", "9", 3, chain: " ", record: "HETATM", element: "C"),
        ];
        var joined = Read(
            new StructureReadOptions { JoinModels = true },
            ["MODEL        1", .. model, "ENDMDL", "MODEL        2", .. model, "ENDMDL"]);
        Assert.Equal(
            ["A:ALA:1", ":LIG:9", "A-2:ALA:1", "-2:LIG:9"],
            joined.Residues.Select(residue => residue.Id.ToString()));
    }

    [Fact]
    public void One_model_and_all_joined_dont_go_together()
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            Read(new StructureReadOptions { JoinModels = true, Model = 1 }, Assembly));
        Assert.Equal(GlimpseErrorCode.BadUsage, fault.Code);
        Assert.Equal("--model-number reads one model, and --assembly models joins all.", fault.Message);
        Assert.Equal(["model-number", "assembly models"], fault.Options);
    }

    [Fact]
    public void A_ligand_that_isnt_in_the_model_read_is_looked_for_in_the_others()
    {
        var fault = Assert.Throws<GlimpseException>(() => LigandPicker.Pick(Read(Assembly), "XYZ"));
        Assert.Contains("--model-number", fault.Remedy, StringComparison.Ordinal);
    }

    private static string[] Parted()
    {
        var lines = File.ReadAllLines(Fixture.PathOf("1hpv.pdb"));
        var atoms = lines
            .Where(line =>
                line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal)
            )
            .ToList();
        return
        [
            "MODEL        1",
            .. atoms.Where(line => line[21] != 'B'),
            "ENDMDL",
            "MODEL        2",
            .. atoms.Where(line => line[21] == 'B'),
            "ENDMDL",
            "END",
        ];
    }

    private static TypedComplex RealComplex() =>
        Type(
            Read([
                .. Assembly.Where(line =>
                    line.StartsWith("ATOM", StringComparison.Ordinal)
                    || line.StartsWith("HETATM", StringComparison.Ordinal)),]));

    private static TypedComplex TypeRead(StructureReadOptions? options) => Type(Read(options, Assembly));

    private static TypedComplex Type(Structure structure)
    {
        var site = LigandPicker.Pick(structure, "478");
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
    }
}
