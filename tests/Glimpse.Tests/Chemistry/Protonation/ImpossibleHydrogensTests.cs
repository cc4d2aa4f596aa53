using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Chemistry.Protonation;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Chemistry.Protonation;

public sealed class ImpossibleHydrogensTests
{
    [Theory]
    [InlineData("C", 0, 4, false)]
    [InlineData("C", 0, 5, true)]
    [InlineData("N", 1, 4, false)]
    [InlineData("N", 0, 5, true)]
    [InlineData("O", 1, 3, true)]
    [InlineData("O", 0, 2, false)]
    [InlineData("S", 0, 2, false)]
    [InlineData("S", 0, 3, true)]
    [InlineData("P", 0, 3, false)]
    [InlineData("P", 0, 4, true)]
    [InlineData("P", 0, 5, false)]
    [InlineData("Cl", 0, 1, false)]
    public void A_lone_atom_has_no_more_hydrogens_than_it_can(
        string element,
        int charge,
        int hydrogens,
        bool isWrong) => Assert.Equal(isWrong, ImpossibleHydrogens.Any(Of([(element, charge, hydrogens)])));

    [Theory]
    [InlineData("Cl", 0, 1, 1, true)]
    [InlineData("Cl", 0, 0, 1, false)]
    [InlineData("O", 1, 0, 2, false)]
    [InlineData("O", 1, 1, 2, true)]
    [InlineData("S", 0, 0, 2, false)]
    [InlineData("S", 1, 0, 1, false)]
    [InlineData("S", 0, 0, 1, true)]
    public void An_atom_on_carbon_counts_the_bond(string element, int charge, int hydrogens, int order, bool isWrong) =>
        Assert.Equal(
            isWrong,
            ImpossibleHydrogens.Any(Of([(element, charge, hydrogens), ("C", 0, 4 - order)], (0, 1, order))));

    [Theory]
    [InlineData(1, 0, 0, "N+ that no proton makes")]
    [InlineData(1, 1, -1, "")]
    public void A_cation_that_no_proton_makes_is_found(int charge, int hydrogens, int atom, string why)
    {
        var own = Of([("N", 0, 0), ("O", 0, 2)]);
        var given = Of([("N", charge, hydrogens), ("O", 0, 2)]);

        Assert.Equal((atom, why), ImpossibleHydrogens.Find(given, own));
    }

    private static Molecule Of(
        (string Element, int Charge, int Hydrogens)[] atoms,
        params (int First, int Second, int Order)[] bonds)
    {
        var graph = new MolecularGraph(
            [.. atoms.Select(atom => ElementOf(atom.Element))],
            [.. bonds.Select(bond => (bond.First, bond.Second))]);
        for (var i = 0; i < atoms.Length; i++)
            (graph.Charges[i], graph.Hydrogens[i]) = (atoms[i].Charge, atoms[i].Hydrogens);
        for (var i = 0; i < bonds.Length; i++)
            graph.Orders[i] = bonds[i].Order;
        return MoleculeAssembly.Build(graph);
    }

    private static Element ElementOf(string symbol)
    {
        Assert.True(Element.TryParse(symbol, out var element));
        return element;
    }
}
