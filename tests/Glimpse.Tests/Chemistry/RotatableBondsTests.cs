using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Smiles;
using Xunit;

namespace Glimpse.Tests.Chemistry;

public sealed class RotatableBondsTests
{
    [Theory]
    [InlineData("CC", "")]
    [InlineData("CCCC", "1-2")]
    [InlineData("CC=CC", "")]
    [InlineData("CCNC(=O)CC", "1-2 3-5")]
    [InlineData("CCC(=O)NCC", "1-2 4-5")]
    [InlineData("C=CC=C", "")]
    [InlineData("C1CCC1CC", "3-4")]
    [InlineData("c1ccccc1-c1ccccc1", "5-6")]
    public void Single_bonds_outside_rings_and_amides_turn_between_atoms_that_have_more(string smiles, string expected)
    {
        var molecule = MoleculeAssembly.Build(SmilesReader.Read(smiles, out _));

        var found = RotatableBonds.Of(molecule).Select(i => molecule.Bonds[i]);

        Assert.Equal(
            expected,
            string.Join(
                ' ',
                found
                    .Select(bond => (Low: Math.Min(bond.First, bond.Second), High: Math.Max(bond.First, bond.Second)))
                    .Order()
                    .Select(bond => $"{bond.Low}-{bond.High}")));
    }
}
