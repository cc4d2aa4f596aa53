using CsCheck;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class ExplainerTests
{
    private const int InputSize = 16 * 24 * 24 * 24;

    [Theory]
    [InlineData(QuadratureRule.GaussLegendre, 1)]
    [InlineData(QuadratureRule.GaussLegendre, 100)]
    [InlineData(QuadratureRule.Midpoint, 7)]
    public void Voxels_are_the_closed_form_of_a_quadratic_model(QuadratureRule rule, int steps) =>
        Complexes.Any.Sample(
            complex =>
            {
                var model = Model();
                var explanation = Explainer.Explain(model, complex, ExplainOptions.Fixed(rule, steps));
                var input = complex.Scheme.Voxelize(complex, explanation.Grid);
                var exact = model.ExactAttributions(new float[InputSize], input);
                Assert.All(
                    Enumerable.Range(0, InputSize).Where(i => i % 11 == 0),
                    i => Assert.Equal(exact[i], explanation.Voxels[i], 1e-6));
                Assert.Equal(0, explanation.CompletenessError, 1e-5);
            },
            iter: 3);

    [Fact]
    public void Riemann_misses_a_quadratic_model_by_the_left_rules_own_error() => Complexes.Any.Sample(
        complex =>
        {
            var explanation = Explainer.Explain(Model(), complex, ExplainOptions.Fixed(QuadratureRule.Riemann, 10));

            // F = b + w a + q a² on the path: the left rule with N steps misses q / N.
            var input = complex.Scheme.Voxelize(complex, explanation.Grid);
            var squared = Math.Pow(input.Select((x, i) => x * Quadratic(i)).Sum(), 2);
            Assert.Equal(-squared / 10, explanation.CompletenessError, 1e-5);
        },
        iter: 3);

    [Fact]
    public void Voxels_atoms_residues_and_channels_have_one_sum() =>
        Complexes.Any.Sample(
            complex =>
            {
                var explanation = Explainer.Explain(
                    Model(),
                    complex,
                    ExplainOptions.Fixed(QuadratureRule.GaussLegendre, 2));
                Assert.Equal(explanation.Sum, explanation.Atoms.Sum(atom => atom.Total), 1e-5);
                Assert.Equal(explanation.Sum, explanation.Residues.Sum(residue => residue.Total), 1e-5);
                Assert.Equal(explanation.Sum, explanation.ByChannel.Sum(), 1e-9);
            },
            iter: 5);

    [Fact]
    public void A_planted_voxel_is_the_top_voxel_and_its_atom_is_named() =>
        Complexes.Any.Sample(
            complex =>
            {
                var grid = complex.Scheme.GridFor(complex);
                var channel = Glimpse8Scheme.Instance.IndexOf(Side.Ligand, AtomTraits.Occupancy);
                var atom = complex.AtomsOf(Side.Ligand).FirstOrDefault(i => grid.Contains(complex.Positions[i]), -1);
                if (atom < 0)
                    return;
                var offset = complex.Positions[atom] - grid.Origin;
                var (x, y, z) = ((int)Math.Round(offset.X), (int)Math.Round(offset.Y), (int)Math.Round(offset.Z));
                var linear = new double[InputSize];
                linear[(channel * grid.VoxelCount) + (((x * 24) + y) * 24) + z] = -2.5;
                var top = Assert.Single(
                    Explainer
                        .Explain(
                            new QuadraticModel(1, linear, new double[InputSize]),
                            complex,
                            ExplainOptions.Fixed(QuadratureRule.GaussLegendre, 1))
                        .TopVoxels);
                Assert.Equal((channel, x, y, z), (top.Channel, top.X, top.Y, top.Z));
                Assert.True(top.Attribution < 0);
                Assert.True(
                    complex.Positions[top.LigandAtom].DistanceTo(top.Position)
                        <= 0.87 * complex.Atoms[top.LigandAtom].Radius / 1.47);
            },
            iter: 20);

    [Fact]
    public void Cancelling_stops_between_batches()
    {
        using var cancel = new CancellationTokenSource();
        var seen = new List<double>();
        var progress = new Immediate(share =>
        {
            seen.Add(share);
            cancel.Cancel();
        });
        var complex = Complexes.Any.Single();
        Assert.Throws<OperationCanceledException>(() =>
            Explainer.Explain(
                Model(),
                complex,
                ExplainOptions.Fixed(QuadratureRule.GaussLegendre, 100),
                progress,
                cancel.Token));
        Assert.Single(seen);
    }

    private static QuadraticModel Model() =>
        new(
            0.5,
            [.. Enumerable.Range(0, InputSize).Select(i => 1e-3 * Math.Cos(i))],
            [.. Enumerable.Range(0, InputSize).Select(Quadratic)]);

    private static double Quadratic(int i) => 1e-4 * Math.Sin(0.7 * i);

    private sealed class Immediate(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
