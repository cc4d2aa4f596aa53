using System.Globalization;
using System.Text;
using Glimpse.Core;
using Glimpse.Core.Chemistry.Ligands;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry.Templates;

public sealed class LigandTemplateTests
{
    private const string AmprenavirSmiles = "CC(C)CN(C[C@H]([C@H](Cc1ccccc1)NC(=O)O[C@H]2CCOC2)O)S(=O)(=O)c3ccc(cc3)N";

    public static TheoryData<string> Names => Ligands.All;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_SMILES_template_gives_the_channels_of_the_file(string name)
    {
        var given = Ligands.Get(name);
        var expected = Ligands.Channels(Ligands.Perceive(given));
        var byTemplate = Ligands.Channels(
            Ligands.Perceive(Ligands.HeavyAtomsOnly(given), LigandTemplate.FromSmiles(Ligands.Smiles(name))));

        Assert.Equal(
            expected.OrderBy(pair => pair.Key).Select(pair => pair.Value),
            byTemplate.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public void Of_several_molecules_the_first_is_the_template_and_that_is_said()
    {
        var file = StructureReader.ReadLigand(Fixture.PathOf("cdk2.sdf"));
        var perceived = Ligands.Perceive(Ligands.HeavyAtomsOnly(file), LigandTemplate.FromStructure(file));
        Assert.Equal(
            "cdk2.sdf holds several records; the first was read.",
            Assert.Single(perceived.Remarks, remark => remark.Code == "several-records").Message);
    }

    [Fact]
    public void A_structure_with_orders_is_a_template_too()
    {
        var given = Ligands.Get("imatinib");
        var perceived = Ligands.Perceive(Ligands.HeavyAtomsOnly(given), LigandTemplate.FromStructure(given));

        Assert.Equal(AtomTyper.Assign(Ligands.Perceive(given).Molecule), AtomTyper.Assign(perceived.Molecule));
        Assert.Contains(perceived.Remarks, remark => remark.Code == "bond-orders-from-template");
    }

    [Theory]
    [InlineData("CC(C)CN(C[C@H]([C@H](CC1CCCCC1)NC(=O)O[C@H]2CCOC2)O)S(=O)(=O)c3ccc(cc3)N", "flat")]
    [InlineData(AmprenavirSmiles, null)]
    public void A_template_whose_ring_the_coordinates_contradict_is_used_and_warned_of(string smiles, string? words)
    {
        var perceived = Ligands.Perceive(Ligands.Amprenavir, LigandTemplate.FromSmiles(smiles));
        var said = perceived.Remarks.Where(remark => remark.Code == "geometry-disagrees").ToList();
        if (words is null)
            Assert.Empty(said);
        else
            Assert.Contains(words, Assert.Single(said).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_given_as_aromatic_that_is_a_chair_is_warned_of()
    {
        const double Radius = 1.45, Height = 0.25;
        var text = new StringBuilder("chair\n  by hand          3D\n\n  6  6  0  0  0  0  0  0  0  0999 V2000\n");
        for (var i = 0; i < 6; i++)
        {
            var (sine, cosine) = Math.SinCos(i * Math.PI / 3);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Radius * cosine, 10:F4}{Radius * sine, 10:F4}{Height * (1 - (i % 2 * 2)), 10:F4} C   0  0\n");
        }

        for (var i = 0; i < 6; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1, 3}{((i + 1) % 6) + 1, 3}  1  0\n");
        var chair = StructureReader.Read(new StringReader(text.Append("M  END\n$$$$\n").ToString()), "chair.sdf");

        Assert.Equal(
            ":LIG:1",
            Assert.Single(
                Ligands.Perceive(chair, LigandTemplate.FromSmiles("c1ccccc1")).Remarks,
                remark => remark is { Code: "geometry-disagrees" }
                    && remark.Message.Contains("aromatic, and isn't flat", StringComparison.Ordinal)).Where);
        Assert.DoesNotContain(Ligands.Perceive(chair).Remarks, remark => remark.Code == "geometry-disagrees");
    }

    [Fact]
    public void Amprenavir_by_template_is_amprenavir_perceived()
    {
        var byTemplate = Ligands.Perceive(Ligands.Amprenavir, LigandTemplate.FromSmiles(AmprenavirSmiles));

        Assert.Equal(
            AtomTyper.Assign(Ligands.Perceive(Ligands.Amprenavir).Molecule),
            AtomTyper.Assign(byTemplate.Molecule));
    }

    [Fact]
    public void Atoms_may_be_missing_and_the_rest_keeps_the_state_of_the_whole()
    {
        var ligand = Ligands.Amprenavir;
        var cut = Ligands.Without(
            ligand,
            atom => ligand.Atoms[atom].Name is "C1" or "C2" or "C4" or "C25" or "O6" or "C8" or "C9");
        var perceived = Ligands.Perceive(cut, LigandTemplate.FromSmiles(AmprenavirSmiles));
        var channels = Ligands
            .Channels(perceived)
            .ToDictionary(pair => cut.Atoms[pair.Key].Name, pair => pair.Value, StringComparer.Ordinal);

        Assert.Equal(AtomTraits.Acceptor | AtomTraits.Occupancy, channels["O1"]);
        Assert.True(channels["C11"].HasFlag(AtomTraits.Aromatic));
        Assert.Contains(perceived.Remarks, remark => remark is { Code: "ligand-incomplete", Kind: RemarkKind.Warning });
    }

    [Theory]
    [InlineData("CC(C)CN(C)S(=O)(=O)c1ccc(N)cc1", "the ligand has 25 C atoms, the template 11")]
    [InlineData("CC(C)CN(C[C@H]([C@H](Cc1ccccc1)NC(=O)O[C@H]2CCOC2)O)S(=O)(=O)c3cccc(c3)N", "has no counterpart")]
    public void Another_molecule_is_refused_and_what_differs_is_said(string smiles, string expected)
    {
        var fault = Assert.Throws<GlimpseException>(() =>
            Ligands.Perceive(Ligands.Amprenavir, LigandTemplate.FromSmiles(smiles)));

        Assert.Equal(GlimpseErrorCode.BadInput, fault.Code);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hydrogens_of_the_ligand_outweigh_the_charges_of_its_template()
    {
        var given = Ligands.Get("benzylammonium");
        var proton = given
            .Bonds.First(b => given.Atoms[b.First].Name.StartsWith('N') && given.Atoms[b.Second].Element.IsHydrogen)
            .Second;
        var neutral = Ligands.Without(given, atom => atom == proton) with { Bonds = [], HasBondOrders = false };

        Assert.Equal(0, Ligands.Perceive(neutral, LigandTemplate.FromSmiles("[NH3+]Cc1ccccc1")).Molecule.Charge);
        Assert.Equal(0, Ligands.Perceive(neutral, LigandTemplate.FromSmiles("NCc1ccccc1")).Molecule.Charge);
    }

    [Theory]
    [InlineData("benzyl-thiol", "SCc1ccccc1")]
    [InlineData("benzenesulfonamide", "NS(=O)(=O)c1ccccc1")]
    public void A_metal_takes_the_proton_of_a_thiol_or_sulfonamide_with_a_template_too(string name, string smiles)
    {
        var ligand = Ligands.HeavyAtomsOnly(Ligands.Get(name));
        var element = smiles[0] == 'S' ? Element.S : Element.N;
        var binder = ligand.Positions[ligand.Atoms.Index().First(atom => atom.Item.Element == element).Index];
        var metal = binder + ((binder - Point3.Centroid([.. ligand.Positions])).Normalized() * 2);

        Assert.Equal(-1, Ligands.Perceive(ligand, null, metal).Molecule.Charge);
        Assert.Equal(-1, Ligands.Perceive(ligand, LigandTemplate.FromSmiles(smiles), metal).Molecule.Charge);
        Assert.Equal(0, Ligands.Perceive(ligand, LigandTemplate.FromSmiles(smiles)).Molecule.Charge);
    }

    [Theory]
    [InlineData("NCc1ccccc1")]
    [InlineData("[NH3+]Cc1ccccc1")]
    public void Three_hydrogens_on_an_amine_are_a_cation_whatever_its_template_says(string smiles)
    {
        var given = Ligands.Get("benzylammonium") with { Bonds = [], HasBondOrders = false };

        Assert.Equal(1, Ligands.Perceive(given, LigandTemplate.FromSmiles(smiles)).Molecule.Charge);
    }

    [Fact]
    public void A_structure_without_orders_is_no_template()
    {
        var fault = Assert.Throws<GlimpseException>(() => LigandTemplate.FromStructure(Ligands.Amprenavir));

        Assert.Contains("no bond orders", fault.Message, StringComparison.Ordinal);
    }
}
