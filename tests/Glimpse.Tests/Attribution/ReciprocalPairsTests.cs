using System.Collections.Immutable;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class ReciprocalPairsTests
{
    [Fact]
    public void A_donor_and_an_acceptor_in_reach_make_a_hydrogen_bond_of_their_top_voxels()
    {
        var pair = Assert.Single(
            Find(2.9, Top(Side.Ligand, AtomTraits.Donor, 1, 0.5), Top(Side.Protein, AtomTraits.Acceptor, -1, 0.7)));
        Assert.Equal(
            ("hydrogen-bond", "hydrogen bond, donor N1 to acceptor A:ASP:25 OD1, 2.9 Å"),
            (pair.Reading.Interaction, pair.Reading.Text));
        Assert.Equal(2, pair.VoxelDistance, 1e-9);
        Assert.Equal(2.9, pair.AtomDistance, 1e-9);
    }

    [Fact]
    public void Complementary_voxels_whose_atoms_do_not_meet_are_said_to_be_apart()
    {
        var pair = Assert.Single(
            Find(7, Top(Side.Ligand, AtomTraits.Donor, 1, 0.5), Top(Side.Protein, AtomTraits.Acceptor, -1, 0.7)));
        Assert.Equal(new VoxelReading(null, "apart: donor N1 and acceptor A:ASP:25 OD1, 7.0 Å"), pair.Reading);
    }

    [Fact]
    public void Occupancies_that_overlap_read_as_a_clash() =>
        Assert.Equal(
            "clash",
            Assert
                .Single(
                    Find(
                        1.9,
                        Top(Side.Ligand, AtomTraits.Occupancy, 0, 1),
                        Top(Side.Protein, AtomTraits.Occupancy, 1, 1)))
                .Reading.Interaction);

    [Fact]
    public void Channels_that_do_not_complement_each_other_make_no_pair() =>
        Assert.Empty(
            Find(
                2.9,
                Top(Side.Ligand, AtomTraits.Donor, 1, 1),
                Top(Side.Protein, AtomTraits.Donor, 2, 1),
                Top(Side.Ligand, AtomTraits.Acceptor, 1, 1) with
                {
                    Channel = Glimpse8Scheme.Instance.IndexOf(Side.Protein, AtomTraits.Metal),
                }));

    [Fact]
    public void The_pair_of_largest_attributions_comes_first()
    {
        var pairs = Find(
            2.9,
            Top(Side.Ligand, AtomTraits.Donor, 1, 0.1),
            Top(Side.Protein, AtomTraits.Acceptor, 2, -0.1),
            Top(Side.Ligand, AtomTraits.Occupancy, 1, -0.4),
            Top(Side.Protein, AtomTraits.Occupancy, 2, 0.1));
        Assert.Equal(
            [AtomTraits.Occupancy, AtomTraits.Donor],
            pairs.Select(pair => Glimpse8Scheme.Instance.Channels[pair.Ligand.Channel].Meaning));
    }

    private static ImmutableArray<ReciprocalPair> Find(double distance, params TopVoxel[] tops)
    {
        var complex = SampleExplanation.Make().Complex;
        return ReciprocalPairs.Find(
            complex with
            {
                Positions = [complex.Positions[0], complex.Positions[0] + new Point3(0, 0, distance)],
            },
            tops);
    }

    private static TopVoxel Top(Side side, AtomTraits channel, double x, double attribution) =>
        SampleExplanation.Make().TopVoxels[0] with
        {
            Channel = Glimpse8Scheme.Instance.IndexOf(side, channel),
            Position = new Point3(x, 0, 0),
            Attribution = attribution,
            LigandAtom = 1,
            ProteinAtom = 0,
        };
}
