using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Pairs;
using Xunit;

namespace Glimpse.Tests.Models.Pairs;

[Collection(TorchTests.Name)]
public sealed class PairModelTests(TorchFixture fixture)
{
    /// <summary>What float32 weights and voxels cost, pK.</summary>
    private const double Rounding = 1e-5;

    private static readonly PairReference Reference = PairReference.Read();

    private readonly PairModel model = Reference.Model(fixture.Thread);

    public static TheoryData<int> Cases => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_predicts_what_the_reference_program_predicts(int index)
    {
        var (expected, input) = Read(index);
        Assert.Equal(expected.Predicted, model.Predict([input])[0], Rounding);
        var features = model.Transform.Features(input.Voxels);
        var largest = features.Max();
        Assert.Equal(expected.Features.Length, (features.Length + 6) / 7);
        for (var i = 0; i < expected.Features.Length; i++)
            Assert.Equal(expected.Features[i], features[7 * i], 1e-6 * largest);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_step_gives_each_atom_what_the_reference_gives_it_and_the_ligands_size_apart(int index)
    {
        var expected = Reference.Complexes[index];
        var complex = expected.Typed();
        var explanation = Explain(complex, View.Zero);
        Assert.Equal((1, true), (explanation.GradientEvaluations, explanation.IsExact));
        Assert.Equal(expected.Constant, explanation.BaselinePrediction, Rounding);
        Assert.Equal(["ligand size", "ligand flexibility"], explanation.FurtherTerms.Select(term => term.Name));
        Assert.Equal(expected.Counts, explanation.FurtherTerms.Sum(term => term.Value), Rounding);
        Assert.InRange(Math.Abs(explanation.CompletenessError), 0, 1e-9);
        for (var i = 0; i < expected.Shares.Length; i++)
            Assert.Equal(expected.Shares[i], explanation.Atoms[i].Total, Rounding);
    }

    [Theory]
    [InlineData(View.Interaction)]
    [InlineData(View.Apo)]
    [InlineData(View.Ligand)]
    public void What_is_between_ligand_and_protein_is_the_sum_over_pairs(View view)
    {
        var expected = Reference.Complexes[0];
        var explanation = Explain(expected.Typed(), view);
        var alone = view == View.Apo ? expected.Counts + expected.LigandSums : 0;
        Assert.Equal(expected.PairSum + alone, explanation.Prediction - explanation.BaselinePrediction, Rounding);
        Assert.InRange(Math.Abs(explanation.CompletenessError), 0, 1e-9);
    }

    [Fact]
    public void Two_ligands_of_unlike_flexibility_are_compared_without_error()
    {
        var complex = Reference.Complexes[0].Typed();
        var ligand = complex.AtomsOf(Side.Ligand).ToArray();
        var kept = ligand[^6..];
        var both = complex with
        {
            Atoms = [.. complex.Atoms, .. kept.Select(i => complex.Atoms[i] with { IsReference = true })],
            Positions = [.. complex.Positions, .. kept.Select(i => complex.Positions[i])],
        };
        var explanation = Explain(both, View.Versus);
        Assert.Equal((2, true), (explanation.GradientEvaluations, explanation.IsExact));
        var ligandBonds = complex.Bonds.Count(bond => bond.IsRotatable);
        Assert.Equal(
            [("ligand size", false), ("ligand flexibility", false), ("softer pairs", true)],
            explanation.FurtherTerms.Select(term => (term.Name, term.IsOfPairs)));
        Assert.Equal(ligandBonds * model.Weights.RotatableBond, explanation.FurtherTerms[1].Value, 1e-9);
        Assert.True(explanation.FurtherTerms[2].Value < -1e-3);
        Assert.InRange(Math.Abs(explanation.CompletenessError), 0, 1e-9);
        Assert.All(complex.AtomsOf(Side.Protein), i => Assert.Equal(0, explanation.Atoms[i].Total));
        Assert.Equal(
            explanation.Sum,
            explanation.Atoms.Sum(atom => atom.Total) + explanation.FurtherTerms.Sum(term => term.Value),
            Rounding);
    }

    [Fact]
    public void The_kinds_of_the_ligands_atoms_are_a_term_of_their_own_and_change_no_other()
    {
        var complex = Reference.Complexes[0].Typed();
        var kinds = Enumerable.Range(0, LigandAtomKinds.Count).Select(kind => 0.01 * (kind + 1)).ToArray();
        var counts = LigandCounts.Of(complex).Kinds;
        var expected = counts.Zip(kinds, (count, weight) => count * weight).Sum();
        Assert.True(counts.Count(count => count > 0) > 1);
        using var further = Reference.Model(fixture.Thread, kinds);
        var (plain, explanation) = (Explain(complex, View.Zero), Explain(complex, View.Zero, further));
        Assert.Equal(plain.Prediction + expected, explanation.Prediction, Rounding);
        Assert.Equal(
            ["ligand size", "ligand flexibility", "ligand atom kinds"],
            explanation.FurtherTerms.Select(term => term.Name));
        Assert.Equal(expected, explanation.FurtherTerms[2].Value, Rounding);
        Assert.InRange(Math.Abs(explanation.CompletenessError), 0, 1e-9);
        Assert.Equal(plain.Atoms.Select(atom => atom.Total), explanation.Atoms.Select(atom => atom.Total));
        Assert.Equal(expected, Explain(complex, View.Apo, further).FurtherTerms[2].Value, Rounding);
        Assert.Equal(0, Explain(complex, View.Ligand, further).FurtherTerms[2].Value);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_pair_of_atoms_gets_its_part_of_the_sum_and_an_atom_half_of_its_pairs(int index)
    {
        var expected = Reference.Complexes[index];
        var complex = expected.Typed();
        var pairs = model.PairsOf(complex, complex.Scheme.GridFor(complex));
        Assert.Equal(expected.PairSum, pairs.Sum, Rounding);
        foreach (var pair in expected.Pairs)
            Assert.Equal(pair[2], pairs.Values[pairs.Ligand.IndexOf((int)pair[1])][(int)pair[0]], 1e-6);
        Assert.Equal(Math.Abs(expected.Pairs[0][2]), pairs.Values.Max(row => row.Max(Math.Abs)), 1e-6);
        for (var i = 0; i < pairs.Protein.Length; i++)
            Assert.Equal(expected.Shares[i], pairs.Values.Sum(row => row[i]) / 2, 1e-6);
    }

    [Fact]
    public void Turning_the_grid_changes_nothing()
    {
        var (_, input) = Read(1);
        var turned = CubeRotation.All.Select(rotation => model.Predict([input.Turned(rotation, 24)])[0]).ToArray();
        Assert.All(turned, value => Assert.Equal(turned[0], value, 1e-9));
        Assert.All(model.PredictTurned(input, CubeRotation.All), value => Assert.Equal(turned[0], value, 1e-9));
    }

    [Fact]
    public void The_adaptive_rule_and_many_steps_agree_with_the_exact_points()
    {
        var complex = Reference.Complexes[2].Typed();
        var exact = Explain(complex, View.Zero);
        var steps = Explainer.Explain(
            model,
            complex,
            ExplainOptions.Fixed(QuadratureRule.Midpoint, 50),
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((50, false), (steps.GradientEvaluations, steps.IsExact));
        for (var i = 0; i < exact.Atoms.Length; i++)
            Assert.Equal(exact.Atoms[i].Total, steps.Atoms[i].Total, 1e-4);
    }

    private static (PairReference.Case Expected, ModelInput Input) Read(int index)
    {
        var expected = Reference.Complexes[index];
        var complex = expected.Typed();
        return (expected, ModelInput.Of(complex, complex.Scheme.GridFor(complex)));
    }

    private Explanation Explain(TypedComplex complex, View view, PairModel? other = null) =>
        Explainer.Explain(
            other ?? model,
            complex,
            new ExplainOptions { View = view },
            cancellation: TestContext.Current.CancellationToken);
}
