using Glimpse.Core;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Chemistry.BondOrders;

public sealed class StatedOrderTrustTests
{
    private const string Code = "stated-orders-distrusted";

    public static TheoryData<string> Names => Ligands.All;

    [Fact]
    public void Amprenavir_written_with_single_bonds_only_is_perceived_from_its_geometry_and_said()
    {
        var amprenavir = Ligands.Amprenavir;
        var bonds = Ligands.Perceive(amprenavir).Molecule.Bonds;
        var perceived = Ligands.Perceive(AllSingle(amprenavir));
        Assert.Contains(perceived.Remarks, remark => remark is { Code: Code, Where: ":478:200" });
        Assert.Equal(bonds, perceived.Molecule.Bonds);
        Assert.Equal(Ligands.Channels(Ligands.Perceive(amprenavir)), Ligands.Channels(perceived));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Single_bonds_are_believed_where_all_bonds_are_single_and_only_there(string name)
    {
        var structure = Ligands.Get(name);
        var heavy = Ligands.Without(structure, atom => structure.Atoms[atom].Element.IsHydrogen);
        var isSaturated = heavy.Bonds.All(bond => bond.Order == BondOrder.Single);
        Assert.DoesNotContain(Ligands.Perceive(structure).Remarks, remark => remark.Code == Code);
        Assert.DoesNotContain(Ligands.Perceive(heavy).Remarks, remark => remark.Code == Code);
        Assert.Equal(!isSaturated, Ligands.Perceive(AllSingle(heavy)).Remarks.Any(remark => remark.Code == Code));
    }

    [Fact]
    public void Bonds_stated_as_aromatic_outside_rings_are_distrusted_and_refused_in_a_template()
    {
        var amprenavir = Ligands.Amprenavir;
        var bonds = Ligands.Perceive(amprenavir).Molecule.Bonds;
        var aromatic = AllSingle(amprenavir);
        aromatic = aromatic with
        {
            Bonds = [.. aromatic.Bonds.Select(bond => bond with { Order = BondOrder.Aromatic })],
        };
        var perceived = Ligands.Perceive(aromatic);
        Assert.Contains(
            "is stated as aromatic, outside any ring: the geometry was believed.",
            Assert.Single(perceived.Remarks, remark => remark.Code == Code).Message,
            StringComparison.Ordinal);
        Assert.Equal(bonds, perceived.Molecule.Bonds);
        Assert.Contains(
            "are stated to have an aromatic bond, outside any ring.",
            Assert.Throws<GlimpseException>(() => LigandTemplate.FromStructure(aromatic)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>As PyMOL exports it: bonds where the atoms are bonded, all single.</summary>
    private static Structure AllSingle(Structure structure) =>
        structure with
        {
            Bonds =
            [
                .. Ligands
                    .Perceive(structure)
                    .Molecule.Bonds.Select(bond => new Bond(bond.First, bond.Second, BondOrder.Single)),
            ],
            HasBondOrders = true,
        };
}
