using CsCheck;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class VersusTests
{
    private const int InputSize = 16 * 24 * 24 * 24;

    private static readonly QuadraticModel Model = new(
        0.5,
        [.. Enumerable.Range(0, InputSize).Select(i => 1e-3 * Math.Cos(i))],
        [.. Enumerable.Range(0, InputSize).Select(i => 1e-4 * Math.Sin(0.7 * i))]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_atoms_of_both_ligands_sum_to_the_difference_of_the_predictions(int rotations) =>
        TwoLigands.Any.Sample(
            complex =>
            {
                var explanation = Explain(complex, rotations);
                var difference = explanation.Terms["complex"] - explanation.Terms["reference"];
                Assert.Equal(difference, explanation.Prediction - explanation.BaselinePrediction, 1e-12);
                Assert.Equal(difference, explanation.Atoms.Sum(atom => atom.Total), 1e-5);
                Assert.Equal(difference, explanation.Residues.Sum(residue => residue.Total), 1e-5);
                Assert.Equal(difference, explanation.ByChannel.Sum(), 1e-5);
            },
            iter: 2);

    [Fact]
    public void Swapping_the_ligands_negates_every_contribution() => TwoLigands.Any.Sample(
        complex =>
        {
            var there = Explain(complex);
            var back = Explain(TwoLigands.Swapped(complex));
            Assert.Equal(there.Prediction, back.BaselinePrediction, 1e-12);
            Assert.All(there.Atoms.Zip(back.Atoms), pair => Assert.Equal(pair.First.Total, -pair.Second.Total, 1e-5));
            Assert.All(there.Voxels.Zip(back.Voxels), pair => Assert.Equal(pair.First, -pair.Second, 1e-5f));
            Assert.Equal(
                there.Comparison!.Matches.Select(match => (match.Ligand, match.Reference)).Order(),
                back.Comparison!.Matches.Select(match => (match.Reference, match.Ligand)).Order());
            Assert.Equal(there.Comparison.Rotations.Mean, -back.Comparison.Rotations.Mean, 1e-9);
        },
        iter: 2);

    [Fact]
    public void The_protein_contributes_exactly_0() => TwoLigands.Any.Sample(
        complex =>
        {
            var explanation = Explain(complex);
            Assert.All(complex.AtomsOf(Side.Protein), i => Assert.Equal(0, explanation.Atoms[i].Total));
            Assert.All(explanation.Voxels[..(InputSize / 2)], voxel => Assert.Equal(0, voxel));
        },
        iter: 2);

    [Fact]
    public void The_colour_range_is_that_of_the_ligands_alone()
    {
        // Forty atoms of the protein near the ligand, which contribute nothing, would leave the ligands' largest
        // outside.
        var protein = Enumerable.Range(0, 40).Select(i => new Point3(0.2 * i, 4, 0)).ToArray();
        var complex = new TypedComplex(
            Glimpse8Scheme.Instance,
            [.. protein.Select(_ => Alone(Side.Protein)), Alone(Side.Ligand), Alone(Side.Ligand)],
            [.. protein, new(-4, 0, 0), new(4, 0, 0)],
            []);
        var explanation = Explainer.Explain(
            Model,
            TwoLigands.Of(complex, _ => new(0, 0, 3)),
            Options,
            null,
            TestContext.Current.CancellationToken);
        double[] all = [.. explanation.Atoms.Select(atom => atom.Total)];
        Assert.Equal(ColourRange.Of(all[protein.Length..]), ColourRange.Of(explanation));
        Assert.True(ColourRange.Of(explanation) > ColourRange.Of(all));
        Assert.True(ColourRange.Of(explanation) >= all.Max(Math.Abs));
    }

    [Fact]
    public void A_ligand_compared_with_itself_makes_no_difference() =>
        Complexes.Any.Sample(
            complex =>
            {
                var explanation = Explain(TwoLigands.Of(complex, _ => default));
                Assert.Equal(0, explanation.Sum);
                Assert.All(
                    explanation.Comparison!.Matches,
                    match => Assert.Equal((0.0, true), (Math.Round(match.Net, 6), match.HaveSameChannels)));
            },
            iter: 2);

    [Fact]
    public void An_atom_alone_in_a_voxel_owns_what_it_brings()
    {
        // Two atoms 10 Å apart in a linear model: each owns its weighted occupancy, the reference's with the sign
        // turned.
        var apart = TwoLigands.Of(
            new TypedComplex(
                Glimpse8Scheme.Instance,
                [Alone(Side.Protein), Alone(Side.Ligand)],
                [new(0, 9, 0), new(-5, 0, 0)],
                []),
            _ => new(10, 0, 0));
        var linear = new QuadraticModel(0, [.. Enumerable.Repeat(0.01, InputSize)], new double[InputSize]);
        var atoms = Explainer.Explain(linear, apart, Options, null, TestContext.Current.CancellationToken).Atoms;
        Assert.True(atoms[1].Total > 0.1);
        Assert.Equal(atoms[1].Total, -atoms[2].Total, 1e-5);
    }

    [Fact]
    public void Atoms_of_one_element_within_0_7_Å_match_and_net_out()
    {
        var pair = TwoLigands.Of(
            new TypedComplex(
                Glimpse8Scheme.Instance,
                [Alone(Side.Protein), Alone(Side.Ligand), Alone(Side.Ligand)],
                [new(0, 9, 0), new(0, 0, 0), new(1.5, 0, 0)],
                []),
            i => i == 1 ? new(0.6, 0, 0) : new(0.75, 0, 0));
        var explanation = Explain(pair);

        // Atom 1 at 0 Å has the references at 0.6 and 2.25 Å to choose from, atom 2 at 1.5 Å those at 0.9 and 0.75 Å.
        var match = Assert.Single(explanation.Comparison!.Matches);
        Assert.Equal((1, 3), (match.Ligand, match.Reference));
        Assert.Equal(0.6, match.Distance, 1e-9);
        Assert.Equal(explanation.Atoms[1].Total + explanation.Atoms[3].Total, match.Net, 1e-12);
    }

    private static readonly ExplainOptions Options = ExplainOptions.Fixed(QuadratureRule.Midpoint, 2) with
    {
        View = View.Versus,
    };

    private static TypedAtom Alone(Side side) =>
        new(side, new("A", "RES", 1), "C1", Core.Structures.Element.C, AtomTraits.Occupancy, 1.7, 0);

    private static Explanation Explain(TypedComplex complex, int rotations = 1) =>
        Explainer.Explain(
            Model,
            complex,
            Options with
            {
                Rotations = rotations,
            },
            null,
            TestContext.Current.CancellationToken);
}
