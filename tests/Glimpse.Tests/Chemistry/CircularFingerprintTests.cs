using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Smiles;
using Xunit;

namespace Glimpse.Tests.Chemistry;

public sealed class CircularFingerprintTests
{
    [Theory]
    [InlineData("OCC", "CCO", 1)]
    [InlineData("CC", "C1CC1", 0)]
    [InlineData("c1ccccc1", "C1=CC=CC=CC=C1", 0)]
    [InlineData("C", "[CH3-]", 0)]
    [InlineData("CC", "C=C", 0)]
    public void An_atom_is_the_same_whatever_its_place_and_another_by_ring_aromaticity_charge_or_hydrogens(
        string one,
        string other,
        double similarity) => Assert.Equal(similarity, Of(one).SimilarityTo(Of(other)));

    [Fact]
    public void What_lies_three_bonds_away_is_not_seen()
    {
        // Carbon at the end: two bonds reach the third carbon, and whether it is the last.
        Assert.Equal(1, Of("CCCCCCC").SimilarityTo(Of("CCCCCCCC")));
        Assert.True(Of("CCCC").SimilarityTo(Of("CCCCC")) < 1);
    }

    private static CircularFingerprint Of(string smiles) =>
        CircularFingerprint.Of(MoleculeAssembly.Build(SmilesReader.Read(smiles, out _)));
}
