using CsCheck;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class FramesTests
{
    private const int InputSize = 16 * 24 * 24 * 24;

    private static readonly QuadraticModel Model = new(
        0.5,
        [.. Enumerable.Range(0, InputSize).Select(i => 1e-3 * Math.Cos(i))],
        [.. Enumerable.Range(0, InputSize).Select(i => 1e-4 * Math.Sin(0.7 * i))]);

    [Fact]
    public void The_spread_is_that_of_the_complex_turned_and_shifted_as_a_whole() =>
        Complexes.Any.Sample(
            complex =>
            {
                var grid = complex.Scheme.GridFor(complex);
                var predictions = Orientations.Of(complex, grid)
                    .Select(turned => Model.Predict([turned.Scheme.Voxelize(turned, grid)])[0])
                    .ToArray();
                var spread = Explain(complex, 1).Rotations;
                Assert.Equal(Orientations.Count, predictions.Length);
                Assert.Equal(predictions.Min(), spread.Minimum, 1e-9);
                Assert.Equal(predictions.Max(), spread.Maximum, 1e-9);
                Assert.Equal(predictions.Average(), spread.Mean, 1e-9);
                Assert.InRange(spread.StandardDeviation, 0, spread.Maximum - spread.Minimum);
            },
            iter: 2);

    [Fact]
    public void Orientations_are_rigid_and_of_all_directions_and_no_farther_than_half_a_voxel()
    {
        var complex = Complexes.Any.Single();
        var grid = complex.Scheme.GridFor(complex);
        var all = Orientations.Of(complex, grid).ToArray();
        foreach (var turned in all)
        {
            Assert.Equal(
                complex.Positions[0].DistanceTo(complex.Positions[^1]),
                turned.Positions[0].DistanceTo(turned.Positions[^1]),
                1e-9);
            Assert.InRange(
                turned.Positions[0].DistanceTo(grid.Center) - complex.Positions[0].DistanceTo(grid.Center),
                -Math.Sqrt(0.75) * grid.Spacing,
                Math.Sqrt(0.75) * grid.Spacing);
        }

        Point3[] directions =
            [.. all.Select(one => (one.Positions[0] - one.Positions[^1]).Normalized())];
        Assert.Equal(Orientations.Count, directions.Distinct().Count());
        Assert.InRange(Math.Sqrt(Point3.Centroid(directions).Dot(Point3.Centroid(directions))), 0, 0.5);
        Assert.InRange(directions.Max(one => one.X) - directions.Min(one => one.X), 1.2, 2);
    }

    [Fact]
    public void An_explanation_averaged_over_all_rotations_turns_with_the_complex() =>
        Complexes.Any.Sample(
            complex =>
            {
                var averaged = Explain(complex, CubeRotation.All.Length);
                var turned = Explain(Turn(complex, CubeRotation.All[5], averaged.Grid.Center), CubeRotation.All.Length);
                Assert.Equal(averaged.Prediction, turned.Prediction, 1e-5);
                Assert.All(
                    averaged.Atoms.Zip(turned.Atoms),
                    pair => Assert.Equal(pair.First.Total, pair.Second.Total, 1e-4));
                Assert.Equal(averaged.Prediction - averaged.BaselinePrediction, averaged.Sum, 1e-4);
            },
            iter: 1);

    [Fact]
    public void A_copy_is_moved_as_a_rigid_body_by_little()
    {
        var complex = Complexes.Any.Single();
        var grid = complex.Scheme.GridFor(complex);
        var center = grid.Center;
        var moved = Jitter.Move(complex, grid, new Random(1));
        Assert.NotEqual(complex.Positions[0], moved.Positions[0]);
        for (var i = 1; i < complex.Atoms.Length; i++)
        {
            Assert.Equal(
                complex.Positions[0].DistanceTo(complex.Positions[i]),
                moved.Positions[0].DistanceTo(moved.Positions[i]),
                1e-9);
            Assert.InRange(
                moved.Positions[i].DistanceTo(complex.Positions[i]),
                0,
                (0.18 * complex.Positions[i].DistanceTo(center)) + 0.87);
        }
    }

    [Fact]
    public void A_model_that_looks_at_one_kind_of_atom_finds_the_same_one_in_every_copy()
    {
        var complex = new TypedComplex(
            Glimpse8Scheme.Instance,
            [
                Atom(Side.Protein, AtomTraits.Metal),
                Atom(Side.Protein, AtomTraits.Donor),
                Atom(Side.Ligand, AtomTraits.Acceptor),
                Atom(Side.Ligand, AtomTraits.Donor),
            ],
            [new Point3(4, 0, 0), new Point3(-4, 0, 0), new Point3(1, 0, 0), new Point3(-1, 0, 0)],
            []);
        double[] linear =
        [
            .. Enumerable
                .Range(0, InputSize)
                .Select(i =>
                    (i / (InputSize / 16)) is var channel
                    && (
                        channel == Glimpse8Scheme.Instance.IndexOf(Side.Protein, AtomTraits.Metal)
                        || channel == Glimpse8Scheme.Instance.IndexOf(Side.Ligand, AtomTraits.Acceptor))
                        ? 1
                        : 0.0),
        ];
        var jitter = Explainer.Explain(
            new QuadraticModel(0, linear, new double[InputSize]),
            complex,
            ExplainOptions.Fixed(QuadratureRule.Midpoint, 1) with { JitterCopies = 3 },
            null,
            TestContext.Current.CancellationToken).Jitter!;
        Assert.Equal((3, 3, 3), (jitter.Copies, jitter.SameLigandAtom, jitter.SameProteinAtom));
    }

    private static TypedAtom Atom(Side side, AtomTraits channels) =>
        new(side, new ResidueId("A", "RES", (int)channels), "X", Element.N, channels, Element.N.VdwRadius, 0);

    private static TypedComplex Turn(TypedComplex complex, CubeRotation rotation, Point3 center) =>
        complex with
        {
            Positions = [.. complex.Positions.Select(position => rotation.Rotate(position - center) + center)],
        };

    private static Explanation Explain(TypedComplex complex, int rotations) =>
        Explainer.Explain(
            Model,
            complex,
            ExplainOptions.Fixed(QuadratureRule.Midpoint, 1) with
            {
                Rotations = rotations,
            });
}
