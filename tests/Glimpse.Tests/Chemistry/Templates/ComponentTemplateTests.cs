using Glimpse.Core;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Chemistry.Templates;

public sealed class ComponentTemplateTests
{
    private const string Atoms =
        "data_comp_list\nloop_\n_chem_comp.id\n_chem_comp.name\nACT "
            + "acetate\ndata_comp_ACT\nloop_\n_chem_comp_atom.comp_id\n_chem_comp_atom.atom_id\n"
        + "_chem_comp_atom.type_symbol\n_chem_comp_atom.charge\n_chem_comp_atom.x\n_chem_comp_atom.y\n"
        + "_chem_comp_atom.z\n";

    private const string Bonds =
        "loop_\n_chem_comp_bond.comp_id\n_chem_comp_bond.atom_id_1\n_chem_comp_bond.atom_id_2\n";

    private const string Heavy =
        "ACT C C 0 0 0 0\nACT O O 0 1.2 0 0\nACT OXT O 0 -0.6 1.1 0\nACT CH3 C 0 -0.7 -1.3 0\n";

    [Theory]
    [InlineData(
        "_chem_comp_bond.value_order\nACT C O DOUB\nACT C OXT SING\nACT C CH3 SING\nACT CH3 H1 SING\nACT OXT "
            + "HXT SING\n",
        "ACT H1 H 0 -0.2 -2.2 0\nACT HXT H 0 -1.5 1 0\n")]
    [InlineData("_chem_comp_bond.type\nACT C O deloc\nACT C OXT deloc\nACT C CH3 single\n", "")]
    [InlineData("_chem_comp_bond.type\nACT C O double\nACT C OXT single\nACT C CH3 single\n", "")]
    public void A_components_definition_is_a_template_in_the_words_of_every_program(string bonds, string hydrogens)
    {
        var component = StructureReader.ReadLigand(
            new StringReader(Atoms + Heavy + hydrogens + Bonds + bonds),
            "ACT.cif",
            new StructureReadOptions { TakesComponents = true });
        Assert.Equal(4, component.Atoms.Length);
        Assert.True(component.HasBondOrders);
        Assert.Equal(
            [BondOrder.Single, BondOrder.Single, BondOrder.Double],
            component.Bonds.Select(bond => bond.Order).Order());
        Assert.NotNull(LigandTemplate.FromStructure(component));
        var pose = component with { HasBondOrders = false, Bonds = [] };
        var molecule = MoleculePerception
            .Perceive(pose, [0, 1, 2, 3], [], LigandTemplate.FromStructure(component))
            .Molecule;
        Assert.Equal(-1, molecule.Charge);
    }

    [Fact]
    public void As_a_ligand_a_definition_is_refused_and_offered_as_template()
    {
        var text = Atoms + Heavy + Bonds + "_chem_comp_bond.type\nACT C O double\nACT C OXT single\nACT C CH3 single\n";
        var record = Assert.Single(StructureReader.ReadAll(new StringReader(text), "ACT.cif"));
        Assert.Contains("the definition of a component", record.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("--template", record.Error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_components_the_one_called_as_the_ligand_is_the_template()
    {
        const string Bond = "_chem_comp_bond.type\n";
        const string Own = "ACT C O double\nACT C OXT single\nACT C CH3 single\n";
        var text =
            Atoms
            + Heavy.Replace("ACT", "XYZ", StringComparison.Ordinal)
            + Heavy
            + Bonds
            + Bond
            + Own.Replace("ACT", "XYZ", StringComparison.Ordinal).Replace("double", "single", StringComparison.Ordinal)
            + Own;
        var file = StructureReader.ReadLigand(
            new StringReader(text),
            "two.cif",
            new StructureReadOptions { TakesComponents = true });
        var template = LigandTemplate.FromStructure(file);
        Assert.Equal(-1, Perceive("ACT").Charge);
        Assert.Equal(0, Perceive("XYZ").Charge);
        Assert.Contains(
            "(XYZ, ACT), none of them called as the ligand is (LIG)",
            Assert.Throws<GlimpseException>(() => Perceive("LIG")).Message,
            StringComparison.Ordinal);

        Molecule Perceive(string name) =>
            MoleculePerception
                .Perceive(
                    file with
                    {
                        HasBondOrders = false,
                        Bonds = [],
                        OtherComponents = [],
                        Residues = [file.Residues[0] with { Id = new ResidueId("A", name, 1) }],
                    },
                    [0, 1, 2, 3],
                    [],
                    template)
                .Molecule;
    }

    [Fact]
    public void A_metal_that_both_have_is_not_said_to_be_missing()
    {
        const string Zinc = "ACT ZN ZN 2 0 3 0\n";
        const string Orders =
            "_chem_comp_bond.type\nACT C O double\nACT C OXT single\nACT C CH3 single\nACT OXT ZN single\n";
        var component = StructureReader.ReadLigand(
            new StringReader(Atoms + Heavy + Zinc + Bonds + Orders),
            "x.cif",
            new StructureReadOptions { TakesComponents = true });
        Assert.DoesNotContain(Remarks(5), remark => remark.Code == "ligand-incomplete");
        Assert.Contains(
            "lacks 1 heavy",
            Assert.Single(Remarks(4), remark => remark.Code == "ligand-incomplete").Message,
            StringComparison.Ordinal);

        IEnumerable<Remark> Remarks(int atoms) =>
            MoleculePerception
                .Perceive(
                    component with
                    {
                        HasBondOrders = false,
                        Bonds = [],
                    },
                    [.. Enumerable.Range(0, atoms)],
                    [],
                    LigandTemplate.FromStructure(component))
                .Remarks;
    }

    [Theory]
    [InlineData(Heavy + "ACT X QQ 0 1 1 1\n", "component \"ACT\" has the unknown element \"QQ\" at \"X\".")]
    [InlineData("ACT H1 H 0 0 0 0\n", "component \"ACT\" has no heavy atom.")]
    [InlineData(Heavy, "component \"ACT\" has no bonds (_chem_comp_bond).")]
    public void A_definition_that_is_none_is_refused_by_its_name(string atoms, string expected)
    {
        var fault = Assert.Throws<GlimpseException>(() => Definitions(Atoms + atoms));
        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.EndsWith(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_components_one_that_cannot_be_read_takes_nothing_from_the_others()
    {
        const string Own = Bonds + "_chem_comp_bond.type\nACT C O double\nACT C OXT single\nACT C CH3 single\n";
        var broken = Heavy.Replace("ACT", "XYZ", StringComparison.Ordinal);
        var read = Definitions(Atoms + broken + Heavy + Own);
        Assert.Equal(("ACT", 4), (read.Title, read.Atoms.Length));
        Assert.Empty(read.OtherComponents);
        var worse = broken.Replace("XYZ CH3 C", "XYZ CH3 QQ", StringComparison.Ordinal);
        Assert.Contains(
            "\"QQ\"",
            Assert.Throws<GlimpseException>(() => Definitions(Atoms + worse + Heavy)).Message,
            StringComparison.Ordinal);
    }

    private static Structure Definitions(string text) =>
        StructureReader.ReadLigand(
            new StringReader(text),
            "x.cif",
            new StructureReadOptions { TakesComponents = true });
}
