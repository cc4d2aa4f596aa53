using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Chemistry.BondOrders;

/// <summary>
/// Aromatic rings whose coordinates speak against them, as where a ligand was refined with other restraints: atom by
/// atom and bond by bond they would come out as something else.
/// </summary>
public sealed class AromaticHypothesisTests
{
    /// <summary>How far a coordinate is off at most, Å.</summary>
    private const double LargestError = 0.18;

    [Theory]
    [InlineData("N-methylpyridinium", 1.05)]
    [InlineData("N-methylpyridinium", 1.07)]
    [InlineData("pyridine-N-oxide", 1.04)]
    [InlineData("dimethylimidazolium", 1.06)]
    [InlineData("dimethylthiazolium", 1.07)]
    [InlineData("thiazole", 1.08)]
    [InlineData("furan-2-carboxamide", 1.08)]
    [InlineData("4-methylimidazole", 1.08)]
    [InlineData("phenyltetrazolate", 1.08)]
    [InlineData("indole", 1.1)]
    [InlineData("9-methyladenine", 1.1)]
    [InlineData("imatinib", 1.1)]
    public void A_flat_ring_is_aromatic_though_its_bonds_are_long(string name, double stretch) =>
        AssertIs(name, Stretched(name, stretch));

    [Theory]
    [InlineData("4-methylimidazole", 1, 2)]
    [InlineData("4-methylimidazole", 1, 11)]
    [InlineData("indole", 0.97, 0)]
    [InlineData("indole", 1.03, 1)]
    public void A_ring_that_needs_an_NH_to_be_aromatic_gets_it(string name, double stretch, int seed) =>
        AssertIs(name, WithErrors(Stretched(name, stretch), seed));

    [Theory]
    [InlineData(1.03)]
    [InlineData(1.06)]
    public void Rings_that_share_a_bond_are_aromatic_though_errors_hide_one_of_them(double stretch) =>
        AssertIs("caffeine", WithErrors(Stretched("caffeine", stretch), seed: 0));

    [Theory]
    [InlineData("N-methylpyridinium", 1.08)]
    [InlineData("pyridine-N-oxide", 1.06)]
    [InlineData("dimethylthiazolium", 1.1)]
    public void A_ring_with_bonds_as_long_as_single_ones_is_none(string name, double stretch) =>
        Assert.DoesNotContain(
            AtomTyper.Assign(Ligands.Perceive(Stretched(name, stretch)).Molecule),
            channels => channels.HasFlag(AtomTraits.Aromatic));

    [Theory]
    [InlineData("N-methylpyridinium", 1.05, 1.08)]
    [InlineData("N-methylpyridinium", 1.07, 1.08)]
    [InlineData("dimethylthiazolium", 1.05, 1.08)]
    [InlineData("dimethylthiazolium", 1.07, 1.15)]
    public void Of_two_rings_the_one_that_is_worth_it_is_taken_alone(string name, double one, double other)
    {
        var (first, second) = (Stretched(name, one), Stretched(name, other));
        var both = first with
        {
            Atoms = [.. first.Atoms, .. second.Atoms],
            Positions = [.. first.Positions, .. second.Positions.Select(position => position + new Point3(30, 0, 0))],
            Residues = [first.Residues[0] with { AtomCount = first.Atoms.Length + second.Atoms.Length }],
        };
        Assert.Equal(
            [
                .. AtomTyper.Assign(Ligands.Perceive(first).Molecule),
                .. AtomTyper.Assign(Ligands.Perceive(second).Molecule),
            ],
            AtomTyper.Assign(Ligands.Perceive(both).Molecule));
    }

    private static void AssertIs(string name, Structure actual)
    {
        var (expected, found) = (Ligands.Perceive(Ligands.Get(name)).Molecule, Ligands.Perceive(actual).Molecule);
        Assert.Equal(AtomTyper.Assign(expected), AtomTyper.Assign(found));
        Assert.Equal(expected.Charge, found.Charge);
    }

    private static Structure Stretched(string name, double stretch)
    {
        var bare = Ligands.HeavyAtomsOnly(Ligands.Get(name));
        return bare with { Positions = [.. bare.Positions.Select(position => position * stretch)] };
    }

    private static Structure WithErrors(Structure structure, int seed)
    {
        var random = new Random(seed);
        return structure with
        {
            Positions =
            [
                .. structure.Positions.Select(position => position + new Point3(Error(), Error(), Error())),
            ],
        };

        double Error() =>
            LargestError * ((random.NextDouble() + random.NextDouble() + random.NextDouble()) / 1.5 - 1);
    }
}
