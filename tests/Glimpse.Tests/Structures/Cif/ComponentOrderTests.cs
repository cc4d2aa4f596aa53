using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Xunit;

namespace Glimpse.Tests.Structures.Cif;

/// <summary>Bond orders as chem_comp_bond spells them, in the PDB's dictionary and in CCP4's.</summary>
public sealed class ComponentOrderTests
{
    private const string Atoms =
        "data_x\nloop_\n_atom_site.group_PDB\n_atom_site.type_symbol\n_atom_site.label_atom_id\n"
            + "_atom_site.auth_asym_id\n_atom_site.auth_comp_id\n_atom_site.auth_seq_id\n_atom_site.Cartn_x\n"
            + "_atom_site.Cartn_y\n_atom_site.Cartn_z\nHETATM C C1 A LIG 1 0 0 0\nHETATM N N1 A LIG 1 1.16 0 0\n";

    [Theory]
    [InlineData("value_order", "SING", BondOrder.Single)]
    [InlineData("value_order", "DOUB", BondOrder.Double)]
    [InlineData("value_order", "TRIP", BondOrder.Triple)]
    [InlineData("value_order", "trip", BondOrder.Triple)]
    [InlineData("value_order", "AROM", BondOrder.Aromatic)]
    [InlineData("value_order", "DELO", BondOrder.Aromatic)]
    [InlineData("value_order", "QUAD", BondOrder.Unknown)]
    [InlineData("type", "triple", BondOrder.Triple)]
    [InlineData("type", "aromatic", BondOrder.Aromatic)]
    [InlineData("type", "deloc", BondOrder.Aromatic)]
    [InlineData("type", "single", BondOrder.Single)]
    public void An_order_is_read_from_either_dictionarys_word(string column, string word, BondOrder expected)
    {
        var bonds =
            "loop_\n_chem_comp_bond.comp_id\n_chem_comp_bond.atom_id_1\n_chem_comp_bond.atom_id_2\n"
                + $"_chem_comp_bond.{column}\nLIG C1 N1 {word}\n";

        var structure = StructureReader.Read(new StringReader(Atoms + bonds), "x.cif");

        Assert.Equal(new Bond(0, 1, expected), Assert.Single(structure.Bonds));
    }
}
