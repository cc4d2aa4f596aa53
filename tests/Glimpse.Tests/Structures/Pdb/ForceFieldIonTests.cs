using Xunit;
using static Glimpse.Tests.Structures.Pdb.PdbText;

namespace Glimpse.Tests.Structures.Pdb;

/// <summary>Ions as CHARMM names them, where columns 77 to 78 are empty.</summary>
public sealed class ForceFieldIonTests
{
    [Theory]
    [InlineData("SOD ", "SOD", "Na")]
    [InlineData("CLA ", "CLA", "Cl")]
    [InlineData("POT ", "POT", "K")]
    [InlineData("CAL ", "CAL", "Ca")]
    [InlineData("CES ", "CES", "Cs")]
    [InlineData("LIT ", "LIT", "Li")]
    [InlineData("RUB ", "RUB", "Rb")]
    [InlineData("BAR ", "BAR", "Ba")]
    [InlineData("CAD ", "CAD", "Cd")]
    [InlineData("IOD ", "IOD", "I")]
    [InlineData(" POT", "POT", "K")]
    public void An_atom_named_as_its_residue_is_the_ion(string name, string residue, string expected)
    {
        var structure = Read(Atom(1, name, residue, "1", 0, element: ""));

        Assert.Equal(expected, Assert.Single(structure.Atoms).Element.Symbol);
    }

    [Theory]
    [InlineData(" P1 ", "POT", "P")]
    [InlineData(" CA ", "CAD", "C")]
    [InlineData(" C1 ", "CAL", "C")]
    public void An_atom_of_another_name_in_a_group_named_so_is_no_ion(string name, string residue, string expected)
    {
        var structure = Read(Atom(1, name, residue, "1", 0, element: ""));

        Assert.Equal(expected, Assert.Single(structure.Atoms).Element.Symbol);
    }
}
