using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Protonation;
using Glimpse.Core.Chemistry.Smiles;
using Xunit;

namespace Glimpse.Tests.Chemistry.Protonation;

public sealed class ProtonationRuleTests
{
    [Theory]
    [InlineData("CC(=O)O", "carboxylate:-1")]
    [InlineData("C(=O)O", "carboxylate:-1")]
    [InlineData("NC(CO)C(=O)O", "amine:1 carboxylate:-1")]
    [InlineData("CNC(=O)O", "carboxylate:-1")]
    [InlineData("COP(=O)(O)O", "phosphate or phosphonate:-2")]
    [InlineData("CP(=O)(O)OC", "phosphate or phosphonate:-1")]
    [InlineData("CS(=O)(=O)O", "sulfate, sulfonate or sulfinate:-1")]
    [InlineData("c1ccccc1-c1nn[nH]n1", "tetrazolate:-1")]
    [InlineData("Cc1nnnn1C", "")]
    [InlineData("CC(=O)NS(=O)(=O)C", "acidic NH:-1")]
    [InlineData("CS(=O)(=O)NS(C)(=O)=O", "acidic NH:-1")]
    [InlineData("CNC(=O)NS(=O)(=O)C", "acidic NH:-1")]
    [InlineData("c1ccccc1NS(=O)(=O)C(F)(F)F", "acidic NH:-1")]
    [InlineData("CNS(C)(=O)=O", "")]
    [InlineData("CS(=O)(=O)CS(C)(=O)=O", "")]
    [InlineData("CS(=O)(=O)N(C)S(C)(=O)=O", "")]
    [InlineData("CC(=O)NO", "")]
    [InlineData("Oc1ccccc1", "")]
    [InlineData("SCc1ccccc1", "")]
    [InlineData("CCN", "amine:1")]
    [InlineData("CN(C)C", "amine:1")]
    [InlineData("c1ccccc1CN", "amine:1")]
    [InlineData("Nc1ccccc1", "")]
    [InlineData("CN(C)c1ccccc1", "")]
    [InlineData("CC(=O)NC", "")]
    [InlineData("CNC=C", "")]
    [InlineData("CON", "")]
    [InlineData("CNN", "")]
    [InlineData("FC(F)(F)CN", "")]
    [InlineData("N#CCN", "")]
    [InlineData("C1CNCCN1", "amine:1 amine:1")]
    [InlineData("C1CNCCN1C", "amine:1")]
    [InlineData("NCCCCN", "amine:1 amine:1")]
    [InlineData("NCCN(C)C", "amine:1")]
    [InlineData("NCCN(C)CCCCN", "amine:1 amine:1")]
    [InlineData("NC(=N)c1ccccc1", "amidinium:1")]
    [InlineData("NC(=N)NC", "guanidinium:1")]
    [InlineData("NC(=N)SC", "amidinium:1")]
    [InlineData("NC(=NO)C", "")]
    [InlineData("NC(=N)NC(=O)C", "guanidinium:1")]
    [InlineData("NC(=NC(=O)C)C", "")]
    [InlineData("NC(=NC#N)NC", "")]
    [InlineData("NC(=N)N[N+](=O)[O-]", "")]
    [InlineData("Nc1ccccn1", "")]
    [InlineData("c1c[nH]cn1", "")]
    [InlineData("C[N+](C)(C)C", "")]
    [InlineData("CC=NC", "")]
    public void Groups_are_charged_as_the_scheme_says(string smiles, string expected)
    {
        var graph = SmilesReader.Read(smiles, out _);
        var sites = ProtonationRule.Apply(graph, RingSearch.Find(graph), new bool[graph.Count]);

        Assert.Equal(
            expected,
            string.Join(' ', sites.Select(site => $"{site.Name}:{site.Charge}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Of_two_amines_that_share_a_proton_the_one_with_more_carbons_keeps_it()
    {
        var graph = SmilesReader.Read("C1CNCCN1C", out _);
        var site = Assert.Single(ProtonationRule.Apply(graph, RingSearch.Find(graph), new bool[graph.Count]));

        Assert.Equal(3, graph.Degree(site.Carriers[0]));
        Assert.Equal(1, graph.Hydrogens[site.Carriers[0]]);
    }

    [Fact]
    public void A_charge_that_the_input_states_stays()
    {
        var graph = SmilesReader.Read("C1C[NH2+]CCN1C", out _);

        Assert.Empty(ProtonationRule.Apply(graph, RingSearch.Find(graph), new bool[graph.Count]));
        Assert.Equal(1, graph.Charges.Sum());
    }

    [Fact]
    public void A_thiol_that_binds_a_metal_is_a_thiolate_and_an_amine_that_does_keeps_its_lone_pair()
    {
        var thiol = SmilesReader.Read("CCS", out _);
        var amine = SmilesReader.Read("CCN", out _);

        Assert.Equal(-1, Assert.Single(ProtonationRule.Apply(thiol, [], [false, false, true])).Charge);
        Assert.Empty(ProtonationRule.Apply(amine, [], [false, false, true]));
    }
}
