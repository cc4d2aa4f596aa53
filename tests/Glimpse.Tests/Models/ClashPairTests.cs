using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Training;
using Glimpse.Training.Clash;
using Xunit;

namespace Glimpse.Tests.Models;

public sealed class ClashPairTests
{
    private static readonly ClashSite Site = MakeSite();

    [Fact]
    public void The_crystal_pose_of_amprenavir_is_clean() =>
        Assert.InRange(Site.ClosestRatio([.. Site.LigandPositions]), Overlap.CleanRatio, 1);

    [Fact]
    public void A_pair_has_one_clash_and_one_clean_pose_moved_equally_far()
    {
        var pairs = Enumerable
            .Range(0, 40)
            .Select(seed => ClashPair.Find(Site, new Random(seed)))
            .OfType<ClashPair>()
            .ToList();
        Assert.True(pairs.Count > 5, $"only {pairs.Count} of 40 searches found a pair");
        foreach (var pair in pairs)
        {
            Assert.True(Site.ClosestRatio(pair.Clean) >= Overlap.CleanRatio);
            Assert.True(Site.ClosestRatio(pair.Clashed) < Overlap.ClashRatio);
            Assert.NotEmpty(Site.Clashes(pair.Clashed));
            Assert.Equal(Rmsd(pair.Clean), Rmsd(pair.Clashed), 0.151);
        }
    }

    [Fact]
    public void A_move_keeps_bond_lengths_and_the_same_seed_gives_the_same_pair()
    {
        var first = ClashPair.Find(Site, new Random(3))!;
        Assert.Equal(first.Clashed, ClashPair.Find(Site, new Random(3))!.Clashed);
        var before = Site.LigandPositions;
        for (var i = 0; i < before.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (before[i].DistanceTo(before[j]) < 1.9)
                    Assert.Equal(before[i].DistanceTo(before[j]), first.Clashed[i].DistanceTo(first.Clashed[j]), 1e-9);
            }
        }
    }

    [Fact]
    public void Only_bonds_outside_rings_amides_and_ends_turn()
    {
        // Amprenavir's rotatable bonds: 12, of them none of the carbamate's C-N.
        Assert.InRange(Site.Torsions.Length, 11, 13);
        Assert.All(Site.Torsions, torsion => Assert.NotEmpty(torsion.Atoms));
    }

    [Fact]
    public void A_hydrogen_bond_and_a_metal_contact_are_no_overlap()
    {
        var donor = Atom(Element.N, AtomTraits.Donor);
        var acceptor = Atom(Element.O, AtomTraits.Acceptor);
        Assert.Equal(1, Overlap.Ratio(donor, acceptor, 2.4));
        Assert.True(Overlap.Ratio(donor, acceptor, 1.9) < Overlap.ClashRatio);
        Assert.Equal(
            1,
            Overlap.Ratio(Atom(Element.FromNumber(30), AtomTraits.Metal), Atom(Element.N, AtomTraits.None), 2.0));
        Assert.Equal(
            2.0 / 3.4,
            Overlap.Ratio(Atom(Element.C, AtomTraits.None), Atom(Element.C, AtomTraits.None), 2.0),
            1e-12);
    }

    private static TypedAtom Atom(Element element, AtomTraits channels) =>
        new(Side.Protein, new ResidueId("A", "ALA", 1), "X", element, channels, element.VdwRadius, 0);

    private static double Rmsd(Point3[] pose) =>
        Math.Sqrt(pose.Zip(Site.LigandPositions, (a, b) => a.SquaredDistanceTo(b)).Average());

    private static ClashSite MakeSite() => new(TrainingSamples.Amprenavir());
}
