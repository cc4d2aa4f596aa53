using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

/// <summary>Which of two partners a top voxel is read with, and the same bond read from either side.</summary>
public sealed class PartnerChoiceTests
{
    [Theory]
    [InlineData(2.8, 3.3, "hydrogen bond, donor N1 to acceptor A:RES:1 O1, 2.8 Å")]
    [InlineData(3.3, 2.8, "hydrogen bond, donor N1 to acceptor A:RES:1 O2, 2.8 Å")]
    public void Of_two_partners_the_nearer_is_read(double first, double second, string expected)
    {
        var complex = Complex(
            (Side.Ligand, "N1", AtomTraits.Donor, default),
            (Side.Protein, "O1", AtomTraits.Acceptor, new Point3(first, 0, 0)),
            (Side.Protein, "O2", AtomTraits.Acceptor, new Point3(0, second, 0)));

        Assert.Equal(expected, Read(complex, Side.Ligand, AtomTraits.Donor, 0).Text);
    }

    [Fact]
    public void A_nearer_atom_that_is_no_partner_is_passed_over()
    {
        var complex = Complex(
            (Side.Ligand, "N1", AtomTraits.Donor, default),
            (Side.Protein, "N2", AtomTraits.Donor, new Point3(2.8, 0, 0)),
            (Side.Protein, "O2", AtomTraits.Acceptor, new Point3(0, 3.2, 0)));

        Assert.Equal(
            "hydrogen bond, donor N1 to acceptor A:RES:1 O2, 3.2 Å",
            Read(complex, Side.Ligand, AtomTraits.Donor, 0).Text);
    }

    [Theory]
    [InlineData(AtomTraits.Acceptor, "hydrogen bond, acceptor O3 to donor A:RES:1 N1, 3.2 Å")]
    [InlineData(AtomTraits.Donor, "hydrogen bond, donor O3 to acceptor A:RES:1 O1, 2.7 Å")]
    public void A_hydroxyl_between_donor_and_acceptor_is_read_as_its_channel_says(AtomTraits channel, string expected)
    {
        var complex = Complex(
            (Side.Ligand, "O3", AtomTraits.Donor | AtomTraits.Acceptor, default),
            (Side.Protein, "O1", AtomTraits.Acceptor, new Point3(2.7, 0, 0)),
            (Side.Protein, "N1", AtomTraits.Donor, new Point3(0, 3.2, 0)));

        Assert.Equal(expected, Read(complex, Side.Ligand, channel, 0).Text);
    }

    [Fact]
    public void A_hydrogen_bond_is_the_same_from_the_proteins_side()
    {
        // N bonded to C below it, O to a carbon in line: 90 degrees at the donor, 180 at the acceptor.
        var complex = Complex(
            (Side.Ligand, "N1", AtomTraits.Donor, default),
            (Side.Ligand, "C1", AtomTraits.None, new Point3(0, -1.45, 0)),
            (Side.Protein, "O1", AtomTraits.Acceptor, new Point3(2.9, 0, 0)),
            (Side.Protein, "C2", AtomTraits.None, new Point3(4.13, 0, 0))) with
        {
            Bonds = [new TypedBond(0, 1, false)],
        };

        var ligand = Read(complex, Side.Ligand, AtomTraits.Donor, 0);
        var protein = Read(complex, Side.Protein, AtomTraits.Acceptor, 2);

        Assert.Equal(
            "hydrogen bond, donor N1 to acceptor A:RES:1 O1, 2.9 Å, 90° at donor, 180° at acceptor",
            ligand.Text);
        Assert.Equal(
            "hydrogen bond, acceptor A:RES:1 O1 to donor N1, 2.9 Å, 90° at donor, 180° at acceptor",
            protein.Text);
        Assert.Equal(ligand.Geometry, protein.Geometry);
        Assert.Equal((0, 2), (protein.Geometry!.LigandAtom, protein.Geometry.ProteinAtom));
    }

    private static VoxelReading Read(TypedComplex complex, Side side, AtomTraits channel, int own) =>
        VoxelReading.Of(
            SampleExplanation.Make().TopVoxels[0] with
            {
                Channel = Glimpse8Scheme.Instance.IndexOf(side, channel),
                LigandAtom = own,
                ProteinAtom = own,
            },
            complex);

    private static TypedComplex Complex(params (Side Side, string Name, AtomTraits Channels, Point3 At)[] atoms) =>
        new(
            Glimpse8Scheme.Instance,
            [
                .. atoms.Select((atom, i) =>
                {
                    Assert.True(Element.TryParse(atom.Name.AsSpan(0, 1), out var element));
                    return new TypedAtom(
                        atom.Side,
                        new ResidueId("A", "RES", 1),
                        atom.Name,
                        element,
                        atom.Channels | AtomTraits.Occupancy,
                        element.VdwRadius,
                        i);
                }),
            ],
            [.. atoms.Select(atom => atom.At)],
            []);
}
