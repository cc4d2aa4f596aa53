using Glimpse.Core.Attribution;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Core.Structures.Reading;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class VoxelReadingTests
{
    [Theory]
    [InlineData(2.9, "hydrogen-bond", "hydrogen bond, acceptor A:ASP:25 OD1 to donor N1, 2.9 Å")]
    [InlineData(3.6, null, "acceptor A:ASP:25 OD1, no partner in reach, nearest N1 at 3.6 Å")]
    public void An_acceptor_with_a_donor_in_reach_reads_as_a_hydrogen_bond(
        double distance,
        string? interaction,
        string text
    ) => Assert.Equal((interaction, text), Read(Side.Protein, AtomTraits.Acceptor, distance));

    [Theory]
    [InlineData(1.9, "clash", "clash, N1 to A:ASP:25 OD1, 1.9 Å, overlap 1.2 Å")]
    [InlineData(2.4, "close-contact", "close contact, N1 to A:ASP:25 OD1, 2.4 Å, overlap 0.7 Å")]
    [InlineData(3.2, "contact", "contact, N1 to A:ASP:25 OD1, 3.2 Å")]
    [InlineData(6.0, null, "no contact, N1 to A:ASP:25 OD1, 6.0 Å")]
    public void Occupancy_reads_as_the_contact_that_the_distance_makes(
        double distance,
        string? interaction,
        string text
    ) => Assert.Equal((interaction, text), Read(Side.Ligand, AtomTraits.Occupancy, distance));

    [Theory]
    [InlineData(2.6, "hydrogen-bond", "hydrogen bond, acceptor A:ASP:25 OD1 to donor N1, 2.6 Å")]
    [InlineData(3.54, "contact", "contact, negative A:ASP:25 OD1 to N1, 3.5 Å")]
    [InlineData(4.2, null, "negative A:ASP:25 OD1, no partner in reach, nearest N1 at 4.2 Å")]
    public void A_charged_group_bonds_to_an_uncharged_donor(double distance, string? interaction, string text) =>
        Assert.Equal((interaction, text), Read(Side.Protein, AtomTraits.Negative, distance));

    [Fact]
    public void No_interaction_is_read_of_atoms_that_overlap() =>
        Assert.Equal(
            ("clash", "clash, A:ASP:25 OD1 to N1, 1.9 Å, overlap 1.2 Å"),
            Read(Side.Protein, AtomTraits.Acceptor, 1.9));

    [Fact]
    public void An_atom_that_touches_another_of_any_channel_is_in_contact() =>
        Assert.Equal(
            ("contact", "contact, hydrophobic N1 to A:ASP:25 OD1, 3.2 Å"),
            Read(Side.Ligand, AtomTraits.Hydrophobic, 3.2));

    [Fact]
    public void A_hydroxyl_next_to_an_acceptor_reads_as_its_hydrogen_bond_in_either_channel()
    {
        var complex = SampleExplanation.Make().Complex;
        var hydroxyl = complex.Atoms[1] with
        {
            Name = "O3",
            Traits = AtomTraits.Donor | AtomTraits.Acceptor | AtomTraits.Occupancy,
        };
        Assert.Equal(
            ("hydrogen-bond", "hydrogen bond, donor O3 to acceptor A:ASP:25 OD1, 2.6 Å"),
            Read(Side.Ligand, AtomTraits.Acceptor, 2.6, complex with { Atoms = complex.Atoms.SetItem(1, hydroxyl) }));
    }

    [Fact]
    public void The_carbon_of_a_carboxylate_reads_as_the_bond_of_its_oxygen()
    {
        var amprenavir = Amprenavir();
        var top = SampleExplanation.Make().TopVoxels[0] with
        {
            Channel = Glimpse8Scheme.Instance.IndexOf(Side.Protein, AtomTraits.Negative),
        };
        var aspartate = amprenavir
            .AtomsOf(Side.Protein)
            .Where(i => amprenavir.Atoms[i].Residue.Number == 25 && amprenavir.Atoms[i].Name == "CG");
        foreach (var carbon in aspartate)
        {
            var reading = VoxelReading.Of(top with { ProteinAtom = carbon }, amprenavir);
            Assert.Equal("hydrogen-bond", reading.Interaction);
            Assert.Equal("O3", amprenavir.Atoms[reading.Geometry!.LigandAtom].Name);
            Assert.StartsWith("OD", amprenavir.Atoms[reading.Geometry.ProteinAtom].Name, StringComparison.Ordinal);
            Assert.InRange(reading.Geometry.Distance, 2.4, 3.5);
        }
    }

    [Fact]
    public void No_atom_in_a_real_structure_that_touches_another_is_said_to_have_no_partner()
    {
        var amprenavir = Amprenavir();
        var top = SampleExplanation.Make().TopVoxels[0];
        foreach (var own in Enumerable.Range(0, amprenavir.Atoms.Length))
        {
            var side = amprenavir.Atoms[own].Side;
            var others = amprenavir.AtomsOf(side == Side.Ligand ? Side.Protein : Side.Ligand);
            var gap = others.Min(i =>
                amprenavir.Positions[i].DistanceTo(amprenavir.Positions[own])
                - amprenavir.Atoms[i].Radius
                - amprenavir.Atoms[own].Radius);
            foreach (
                var channel in Enum.GetValues<AtomTraits>()
                    .Where(one => one != AtomTraits.None && amprenavir.Atoms[own].Traits.HasFlag(one)))
            {
                var reading = VoxelReading.Of(
                    top with
                    {
                        Channel = Glimpse8Scheme.Instance.IndexOf(side, channel),
                        LigandAtom = own,
                        ProteinAtom = own,
                    },
                    amprenavir);
                Assert.Equal(reading.Interaction is null, reading.Geometry is null);
                if (gap < 0.5)
                    Assert.NotNull(reading.Interaction);
            }
        }
    }

    private static TypedComplex Amprenavir()
    {
        var site = LigandPicker.Pick(StructureReader.Read(Fixture.PathOf("1hpv.pdb")), "478");
        return ComplexTyper.Type(site.Ligand, site.Receptor, new ComplexOptions());
    }

    private static (string? Interaction, string Text) Read(
        Side side,
        AtomTraits channel,
        double distance,
        TypedComplex? other = null)
    {
        var explanation = SampleExplanation.Make();
        var protein = explanation.Complex.Positions[0];
        var complex = (other ?? explanation.Complex) with
        {
            Positions = [protein, protein + new Point3(0, distance, 0)],
        };
        var reading = VoxelReading.Of(
            explanation.TopVoxels[0] with
            {
                Channel = Glimpse8Scheme.Instance.IndexOf(side, channel),
            },
            complex);
        return (reading.Interaction, reading.Text);
    }
}
