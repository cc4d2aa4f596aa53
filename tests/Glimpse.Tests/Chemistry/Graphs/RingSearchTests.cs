using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Smiles;
using Xunit;

namespace Glimpse.Tests.Chemistry.Graphs;

public sealed class RingSearchTests
{
    [Theory]
    [InlineData("CCO", "")]
    [InlineData("C1CC1", "3")]
    [InlineData("c1ccc2ccccc2c1", "6 6")]
    [InlineData("C1CC2CC1CC2", "5 5")]
    [InlineData("C12C3C4C1C5C2C3C45", "4 4 4 4 4")]
    [InlineData("C1CCC2(C1)CCCCC2", "5 6")]
    [InlineData("C1CC1.C1CCC1", "3 4")]
    [InlineData("C1CC2CCC1CC2", "6 6")]
    [InlineData("C1CCCCCCCCCCC1", "12")]
    [InlineData("c1ccc(cc1)-c1ccccc1", "6 6")]
    [InlineData("O1C2C3OC3C1C1OC12", "3 3 5 5")]
    public void The_smallest_set_of_smallest_rings_is_found(string smiles, string sizes)
    {
        var rings = RingSearch.Find(SmilesReader.Read(smiles, out _));

        Assert.Equal(sizes, string.Join(' ', rings.Select(ring => ring.Length)));
    }

    [Fact]
    public void A_ring_is_a_cycle_of_bonded_atoms_in_order()
    {
        var graph = SmilesReader.Read("C1CC2CCC1CC2c1cccc2ccccc12", out _);

        foreach (var ring in RingSearch.Find(graph))
        {
            Assert.Distinct(ring);
            Assert.All(
                Enumerable.Range(0, ring.Length),
                i => Assert.True(graph.BondBetween(ring[i], ring[(i + 1) % ring.Length]) >= 0));
        }
    }
}
