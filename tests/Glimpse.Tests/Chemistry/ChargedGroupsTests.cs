using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Smiles;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry;

/// <summary>Which atoms of a SMILES, by their numbers from 0, carry its charges.</summary>
public sealed class ChargedGroupsTests
{
    [Theory]
    [InlineData("C[NH3+]", "1")]
    [InlineData("c1cc[nH+]cc1", "3")]
    [InlineData("c1c[nH]c[nH+]1", "0 1 2 3 4")]
    [InlineData("C(c1c[nH]c[nH+]1)c1c[nH]cn1", "1 2 3 4 5")]
    [InlineData("c1ccc2[nH]c[nH+]c2c1", "3 4 5 6 7")]
    [InlineData("CNC(N)=[NH2+]", "1 2 3 4")]
    [InlineData("CC(N)=[NH2+]", "1 2 3")]
    [InlineData("CC=[NH+]C", "2")]
    [InlineData("C[N+](=O)[O-]", "")]
    [InlineData("C[S+](C)C", "")]
    public void What_is_positive(string smiles, string expected) =>
        Assert.Equal(expected, Marked(smiles, AtomTraits.Positive));

    [Theory]
    [InlineData("CC(=O)[O-]", "1 2 3")]
    [InlineData("CC(=S)[S-]", "1 2 3")]
    [InlineData("[O-]c1ccccc1", "0")]
    [InlineData("COP(=O)([O-])O", "2 3 4 5")]
    [InlineData("CS(=O)(=O)[O-]", "1 2 3 4")]
    [InlineData("c1nn[n-]n1", "0 1 2 3 4")]
    [InlineData("c1cc[n-]c1", "3")]
    [InlineData("C[N+](=O)[O-]", "")]
    [InlineData("[Cl-]", "0")]
    public void What_is_negative(string smiles, string expected) =>
        Assert.Equal(expected, Marked(smiles, AtomTraits.Negative));

    private static string Marked(string smiles, AtomTraits sign) =>
        string.Join(
            ' ',
            AtomTyper
                .Assign(MoleculeAssembly.Build(SmilesReader.Read(smiles, out _)))
                .Index()
                .Where(atom => atom.Item.HasFlag(sign))
                .Select(atom => atom.Index));
}
