using Glimpse.Core;
using Glimpse.Core.Chemistry.Smiles;
using Xunit;

namespace Glimpse.Tests.Chemistry.Smiles;

public sealed class SmilesReaderTests
{
    [Theory]
    [InlineData("CCO", "C3 C2 O1")]
    [InlineData("[NH4+]", "N4+")]
    [InlineData("C[N+](=O)[O-]", "C3 N0+ O0- O0")]
    [InlineData("CN(=O)=O", "C3 N0+ O0- O0")]
    [InlineData("CN=[N+]=[N-]", "C3 N0 N0+ N0-")]
    [InlineData("c1c[nH]cn1", "C1 C1 N1 C1 N0")]
    [InlineData("Clc1ccc(Br)cc1", "Cl0 C0 C1 C1 C0 Br0 C1 C1")]
    [InlineData("F/C=C\\F", "F0 C1 C1 F0")]
    [InlineData("C[C@@H](N)C(=O)[O-]", "C3 C1 N2 C0 O0 O0-")]
    [InlineData("[13CH3][2H]", "C4")]
    [InlineData("C%12CCCC%12", "C2 C2 C2 C2 C2")]
    [InlineData("O=S(=O)(O)c1ccccc1", "O0 S0 O0 O1 C0 C1 C1 C1 C1 C1")]
    [InlineData("[Fe+2].[O-]C", "Fe0+2 O0- C3")]
    [InlineData("[CH3:1][SH:2]", "C3 S1")]
    public void Elements_hydrogens_and_charges_are_read(string smiles, string expected)
    {
        var graph = SmilesReader.Read(smiles, out _);

        var atoms = Enumerable
            .Range(0, graph.Count)
            .Select(i => $"{graph.Elements[i]}{graph.Hydrogens[i]}{Charge(graph.Charges[i])}");
        Assert.Equal(Sorted(expected.Split(' ')), Sorted(atoms));
    }

    [Fact]
    public void Two_aromatic_rings_are_joined_by_a_single_bond()
    {
        var graph = SmilesReader.Read("c1ccccc1c1ccccc1", out _);

        Assert.Equal(6, graph.Orders.Count(order => order == 2));
        Assert.Equal(1, graph.Orders[graph.BondBetween(5, 6)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("C(")]
    [InlineData("C)")]
    [InlineData("C1CC")]
    [InlineData("[Xx]")]
    [InlineData("[C")]
    [InlineData("C=")]
    [InlineData("C%1")]
    [InlineData("1CC1")]
    [InlineData("C11")]
    [InlineData("(C)")]
    [InlineData("[N+99999999999]")]
    [InlineData("hello")]
    public void What_is_no_SMILES_is_refused_with_the_place(string smiles)
    {
        var fault = Assert.Throws<GlimpseException>(() => SmilesReader.Read(smiles, out _));

        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.Contains("character", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CC$O", "character 3: '$' is a bond of queries or of metals")]
    [InlineData("CC~O", "character 3: '~' is a bond of queries or of metals")]
    [InlineData("CC:O", "an aromatic bond, ':', joins Heavy atom 2 (C) of the SMILES and Heavy atom 3 (O)")]
    [InlineData("c1ccccc1:c1ccccc1", "an aromatic bond, ':', joins Heavy atom 6")]
    [InlineData("CCO ethanol", "character 4: the text goes on after a blank, and a SMILES has none")]
    [InlineData("C=#N", "character 3: two bonds follow each other")]
    [InlineData("=CC", "character 1: a bond has no atom before it")]
    [InlineData("C.=C", "character 3: a bond has no atom before it")]
    [InlineData("[H]=C", "a hydrogen has one single bond, not '='")]
    public void Bonds_that_can_not_be_are_refused_and_never_taken_as_single(string smiles, string words) =>
        Assert.Contains(
            words,
            Assert.Throws<GlimpseException>(() => SmilesReader.Read(smiles, out _)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("C1:C:C:C:C:C:1")]
    [InlineData("c1:c:c:c:c:c:1")]
    public void Aromatic_bonds_of_a_ring_are_that_in_whatever_case_its_atoms_are(string smiles)
    {
        var graph = SmilesReader.Read(smiles, out _);
        Assert.Equal(3, graph.Orders.Count(order => order == 2));
        Assert.All(graph.Hydrogens, hydrogens => Assert.Equal(1, hydrogens));
    }

    private static string Charge(int charge) =>
        charge switch
        {
            0 => "",
            1 => "+",
            -1 => "-",
            > 0 => $"+{charge}",
            _ => $"{charge}",
        };

    private static IEnumerable<string> Sorted(IEnumerable<string> words) => words.Order(StringComparer.Ordinal);
}
