using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Protonation;
using Glimpse.Core.Chemistry.Smiles;
using Xunit;

namespace Glimpse.Tests.Chemistry.Protonation;

/// <summary>Groups that look like those of the rule, and charges that an input states.</summary>
public sealed class GivenStateTests
{
    [Theory]
    [InlineData("C#CCN", "amine:1")]
    [InlineData("C=C(O)C", "")]
    [InlineData("COP(O)OC", "")]
    [InlineData("CP(C)C", "")]
    [InlineData("CP(=O)(O)O", "phosphate or phosphonate:-2")]
    public void What_only_looks_like_a_group_of_the_rule_is_told_from_it(string smiles, string expected)
    {
        var graph = SmilesReader.Read(smiles, out _);

        Assert.Equal(
            expected,
            string.Join(' ', Apply(graph).Select(site => $"{site.Name}:{site.Charge}")));
    }

    [Theory]
    [InlineData("CP(=O)([O-])O", -1)]
    [InlineData("[O-]c1ccccc1", -1)]
    [InlineData("c1cc[nH+]cc1", 1)]
    [InlineData("[OH-]", -1)]
    public void A_stated_charge_is_neither_taken_away_nor_added_to(string smiles, int charge)
    {
        var graph = SmilesReader.Read(smiles, out _);
        int[] hydrogens = [.. graph.Hydrogens];

        Assert.Empty(Apply(graph));
        Assert.Equal(charge, graph.Charges.Sum());
        Assert.Equal(hydrogens, graph.Hydrogens);
    }

    [Theory]
    [InlineData("CP(=O)([O-])O", "3 phosphate or phosphonate")]
    [InlineData("CP(=O)([O-])[O-]", "")]
    [InlineData("[O-]c1ccccc1", "0 neutral")]
    [InlineData("c1cc[nH+]cc1", "3 neutral")]
    [InlineData("[OH-]", "")]
    [InlineData("C[N+](=O)[O-]", "")]
    public void A_stated_state_that_is_not_the_rules_is_told_with_its_atom(string smiles, string expected)
    {
        var graph = SmilesReader.Read(smiles, out _);
        var isKnown = Enumerable.Repeat(true, graph.Count).ToArray();

        var deviations = ProtonationRule.Deviations(graph, RingSearch.Find(graph), new bool[graph.Count], isKnown);

        Assert.Equal(expected, string.Join(", ", deviations.Select(told => $"{told.Atom} {told.Rule}")));
    }

    [Theory]
    [InlineData("SC", "metal-bound thiolate:-1")]
    [InlineData("S=C(C)C", "")]
    [InlineData("S(C)C", "")]
    [InlineData("NS(=O)(=O)C", "metal-bound sulfonamide:-1")]
    [InlineData("N(C)S(=O)(=O)C", "")]
    [InlineData("NCC", "")]
    [InlineData("OC", "")]
    public void A_metal_takes_the_proton_of_a_thiol_or_a_sulfonamide_alone(string smiles, string expected)
    {
        var graph = SmilesReader.Read(smiles, out _);
        var nearMetal = new bool[graph.Count];
        nearMetal[0] = true;

        var sites = ProtonationRule.Apply(graph, RingSearch.Find(graph), nearMetal);

        Assert.Equal(expected, string.Join(' ', sites.Select(site => $"{site.Name}:{site.Charge}")));
    }

    private static List<ProtonationSite> Apply(MolecularGraph graph) =>
        ProtonationRule.Apply(graph, RingSearch.Find(graph), new bool[graph.Count]);
}
