using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Smiles;
using Glimpse.Core.Voxels;
using Xunit;
using static Glimpse.Core.Voxels.AtomTraits;

namespace Glimpse.Tests.Chemistry;

/// <summary>The traits of a SMILES' first atom.</summary>
public sealed class AtomTyperTests
{
    [Theory]
    [InlineData("ClC", Hydrophobic)]
    [InlineData("Brc1ccccc1", Hydrophobic)]
    [InlineData("IC=C", Hydrophobic)]
    [InlineData("ClN(C)C", None)]
    [InlineData("FC", None)]
    public void A_halogen_on_carbon_is_hydrophobic_but_fluorine(string smiles, AtomTraits traits) =>
        Assert.Equal(traits | Occupancy, OfFirst(smiles));

    [Theory]
    [InlineData("S(C)C", Hydrophobic)]
    [InlineData("S(C)SC", Hydrophobic)]
    [InlineData("[Se](C)C", Hydrophobic)]
    [InlineData("SC", Donor)]
    [InlineData("S(=O)(C)C", None)]
    [InlineData("S(C)N(C)C", None)]
    [InlineData("[S+](C)(C)C", None)]
    public void Sulfur_between_carbons_or_its_kin_is_hydrophobic(string smiles, AtomTraits traits) =>
        Assert.Equal(traits | Occupancy, OfFirst(smiles) & ~Positive);

    [Theory]
    [InlineData("CC", Hydrophobic)]
    [InlineData("CSC", Hydrophobic)]
    [InlineData("CCl", Hydrophobic)]
    [InlineData("C(=S)(C)C", None)]
    [InlineData("CO", None)]
    [InlineData("CN", None)]
    [InlineData("CP(C)C", None)]
    public void Carbon_is_hydrophobic_without_N_O_P_and_doubly_bonded_S(string smiles, AtomTraits traits) =>
        Assert.Equal(traits | Occupancy, OfFirst(smiles));

    [Theory]
    [InlineData("N(C)(C)C", Acceptor)]
    [InlineData("N(C)(C)C(=O)C", None)]
    [InlineData("N(C)(C)c1ccccc1", None)]
    [InlineData("N(C)(C)C=C", None)]
    [InlineData("N(=C)C", Acceptor)]
    [InlineData("N#CC", Acceptor)]
    [InlineData("n1ccccc1", Acceptor | Aromatic)]
    [InlineData("[nH]1cccc1", Donor | Aromatic)]
    [InlineData("n1(C)cccc1", Aromatic)]
    [InlineData("[N+](C)(C)(C)C", None)]
    [InlineData("o1cccc1", Aromatic)]
    [InlineData("O(C)C", Acceptor)]
    [InlineData("OC", Acceptor | Donor)]
    [InlineData("O=C", Acceptor)]
    [InlineData("[OH+]=C", Donor)]
    public void Nitrogen_accepts_with_a_lone_pair_of_its_own_and_oxygen_unless_aromatic(
        string smiles,
        AtomTraits traits) => Assert.Equal(traits | Occupancy, OfFirst(smiles) & ~Positive);

    private static AtomTraits OfFirst(string smiles) =>
        AtomTyper.Assign(MoleculeAssembly.Build(SmilesReader.Read(smiles, out _)))[0];
}
