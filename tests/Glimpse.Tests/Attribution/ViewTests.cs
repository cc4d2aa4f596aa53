using CsCheck;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class ViewTests
{
    private const int InputSize = 16 * 24 * 24 * 24;
    private const int PerSide = InputSize / 2;

    private static readonly QuadraticModel Model = new(
        0.5,
        [.. Enumerable.Range(0, InputSize).Select(i => 1e-3 * Math.Cos(i))],
        [.. Enumerable.Range(0, InputSize).Select(i => 1e-3 * Math.Sin(0.7 * i))]);

    [Theory]
    [InlineData(View.Zero)]
    [InlineData(View.Apo)]
    [InlineData(View.Ligand)]
    [InlineData(View.Interaction)]
    public void Voxels_and_atoms_of_each_view_sum_to_the_difference_of_its_terms(View view) => Complexes.Any.Sample(
        complex =>
        {
            var explanation = Explain(complex, view);
            var t = explanation.Terms;
            var difference = view switch
            {
                View.Zero => t["complex"] - t["empty"],
                View.Apo => t["complex"] - t["protein"],
                View.Ligand => t["complex"] - t["ligand"],
                _ => t["complex"] - t["protein"] - t["ligand"] + t["empty"],
            };
            Assert.Equal(difference, explanation.Sum, 1e-5);
            Assert.Equal(difference, explanation.Atoms.Sum(atom => atom.Total), 1e-5);
            Assert.Equal(difference, explanation.Prediction - explanation.BaselinePrediction, 1e-12);
        },
        iter: 3);

    [Fact]
    public void The_protein_as_baseline_leaves_its_channels_exactly_0_and_the_ligand_likewise() => Complexes.Any.Sample(
        complex =>
        {
            Assert.All(Explain(complex, View.Apo).Voxels[..PerSide], voxel => Assert.Equal(0, voxel));
            Assert.All(Explain(complex, View.Ligand).Voxels[PerSide..], voxel => Assert.Equal(0, voxel));
        },
        iter: 2);

    [Fact]
    public void The_interaction_is_what_each_sides_explanation_lacks_alone() => Complexes.Any.Sample(
        complex =>
        {
            var interaction = Explain(complex, View.Interaction).Voxels;
            var whole = Explain(complex, View.Zero).Voxels;
            var protein = Alone(complex, Side.Protein);
            var ligand = Alone(complex, Side.Ligand);
            for (var i = 0; i < InputSize; i += 7)
                Assert.Equal(whole[i] - (i < PerSide ? protein[i] : ligand[i]), interaction[i], 1e-5);
        },
        iter: 2);

    private static Explanation Explain(TypedComplex complex, View view) =>
        Explainer.Explain(Model, complex, ExplainOptions.Fixed(QuadratureRule.Midpoint, 2) with { View = view });

    // The closed form for one side's atoms, voxelised by themselves on the complex's grid.
    private static double[] Alone(TypedComplex complex, Side side)
    {
        var atoms = complex.AtomsOf(side).ToArray();
        var part = new TypedComplex(
            Glimpse8Scheme.Instance,
            [.. atoms.Select(i => complex.Atoms[i])],
            [.. atoms.Select(i => complex.Positions[i])],
            []);
        return Model.ExactAttributions(
            new float[InputSize],
            part.Scheme.Voxelize(part, complex.Scheme.GridFor(complex)));
    }
}
