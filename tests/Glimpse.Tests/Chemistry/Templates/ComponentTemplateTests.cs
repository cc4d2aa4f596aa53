using Glimpse.Core;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Chemistry.Templates;

public sealed class ComponentTemplateTests
{
    private const string Atoms = "data_comp_list\nloop_\n_chem_comp.id\n_chem_comp.name\nACT acetate\ndata_comp_ACT\nloop_\n_chem_comp_atom.comp_id\n_chem_comp_atom.atom_id\n"
        + "_chem_comp_atom.type_symbol\n_chem_comp_atom.charge\n_chem_comp_atom.x\n_chem_comp_atom.y\n_chem_comp_atom.z\n";

    private const string Bonds = "loop_\n_chem_comp_bond.comp_id\n_chem_comp_bond.atom_id_1\n_chem_comp_bond.atom_id_2\n";

    private const string Heavy = "ACT C C 0 0 0 0\nACT O O 0 1.2 0 0\nACT OXT O 0 -0.6 1.1 0\nACT CH3 C 0 -0.7 -1.3 0\n";

    [Theory]
    [InlineData("_chem_comp_bond.value_order\nACT C O DOUB\nACT C OXT SING\nACT C CH3 SING\nACT CH3 H1 SING\nACT OXT HXT SING\n", "ACT H1 H 0 -0.2 -2.2 0\nACT HXT H 0 -1.5 1 0\n")]
    [InlineData("_chem_comp_bond.type\nACT C O deloc\nACT C OXT deloc\nACT C CH3 single\n", "")]
    [InlineData("_chem_comp_bond.type\nACT C O double\nACT C OXT single\nACT C CH3 single\n", "")]
    public void A_components_definition_is_a_template_in_the_words_of_every_program(string bonds, string hydrogens)
    {
        var component = StructureReader.ReadLigand(
            new StringReader(Atoms + Heavy + hydrogens + Bonds + bonds), "ACT.cif", new StructureReadOptions { TakesComponents = true });
        Assert.Equal(4, component.Atoms.Length);
        Assert.True(component.HasBondOrders);
        Assert.Equal([BondOrder.Single, BondOrder.Single, BondOrder.Double], component.Bonds.Select(bond => bond.Order).Order());
        Assert.NotNull(LigandTemplate.FromStructure(component));
        var pose = component with { HasBondOrders = false, Bonds = [] };
        var molecule = MoleculePerception.Perceive(pose, [0, 1, 2, 3], [], LigandTemplate.FromStructure(component)).Molecule;
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
    public void Several_components_are_refused_by_name()
    {
        var text = Atoms + Heavy + Heavy.Replace("ACT", "XYZ", StringComparison.Ordinal) + Bonds + "_chem_comp_bond.type\nACT C O double\n";
        var options = new StructureReadOptions { TakesComponents = true };
        var fault = Assert.Throws<GlimpseException>(() => StructureReader.ReadLigand(new StringReader(text), "two.cif", options));
        Assert.Contains("several components (ACT, XYZ)", fault.Message, StringComparison.Ordinal);
    }
}
