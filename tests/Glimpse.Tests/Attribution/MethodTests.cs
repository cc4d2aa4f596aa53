using CsCheck;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Tests.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class MethodTests
{
    private const int InputSize = 16 * 24 * 24 * 24;
    private static readonly double[] Weights = [.. Enumerable.Range(0, InputSize).Select(i => 1e-3 * Math.Cos(i))];
    private static readonly double[] Couplings =
    [
        .. Enumerable.Range(0, InputSize).Select(i => 1e-3 * Math.Sin(0.7 * i)),
    ];
    private static readonly QuadraticModel Model = new(0.5, Weights, Couplings);

    [Fact]
    public void Occlusion_is_what_the_prediction_loses_without_an_atom_a_residue_a_fragment_or_a_channel() =>
        Complexes.Any.Sample(
            complex =>
            {
                var chained = complex with { Bonds = Chain(complex) };
                var explanation = Explain(chained, "occlusion");
                Assert.Equal(Predict(complex, []), explanation.Prediction, 1e-9);
                Assert.All(explanation.Atoms, atom => Assert.Equal(Loss(complex, [atom.Index]), atom.Total, 1e-9));
                Assert.All(
                    explanation.Fragments,
                    fragment => Assert.Equal(Loss(complex, [.. fragment.Atoms]), fragment.Total, 1e-9));
                Assert.All(
                    explanation.Residues,
                    residue => Assert.Equal(Loss(complex, AtomsOf(complex, residue)), residue.Total, 1e-9));
                for (var channel = 0; channel < Glimpse8Scheme.Instance.Channels.Length; channel++)
                    Assert.Equal(
                        explanation.Prediction - Model.Predict([WithoutChannel(complex, channel)])[0],
                        explanation.ByChannel[channel],
                        1e-9);
            },
            iter: 2);

    [Fact]
    public void Of_two_atoms_in_one_place_occlusion_sees_neither_and_integrated_gradients_share()
    {
        var atom = new TypedAtom(
            Side.Ligand,
            new ResidueId("A", "LIG", 1),
            "C1",
            Element.C,
            AtomTraits.Occupancy,
            1.7,
            0);
        var complex = new TypedComplex(
            Glimpse8Scheme.Instance,
            [atom with { Side = Side.Protein }, atom, atom],
            [new(0, 9, 0), default, default],
            []);
        var linear = new QuadraticModel(0, [.. Enumerable.Repeat(1.0, InputSize)], new double[InputSize]);
        var explanation = Explainer.Explain(
            linear,
            complex,
            Options("occlusion"),
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal((0, 0), (explanation.Atoms[1].Total, explanation.Atoms[2].Total));
        Assert.True(explanation.Residues.Single(residue => residue.Side == Side.Ligand).Total > 1);
        Assert.Equal(
            explanation.Sum - (explanation.Prediction - explanation.BaselinePrediction),
            explanation.CompletenessError,
            1e-9);
        Assert.True(explanation.CompletenessError < -1, "what occlusion sees doesn't add up");
    }

    [Fact]
    public void Gradient_times_input_takes_the_gradient_at_the_input_and_says_by_how_much_it_does_not_add_up() =>
        Complexes.Any.Sample(
            complex =>
            {
                var explanation = Explain(complex, "gradient-input");
                var input = complex.Scheme.Voxelize(complex, explanation.Grid);
                var inner = input.Select((x, i) => x * Couplings[i]).Sum();
                Assert.All(
                    Enumerable.Range(0, InputSize).Where(i => i % 11 == 0),
                    i => Assert.Equal(input[i] * (Weights[i] + (2 * inner * Couplings[i])), explanation.Voxels[i], 1e-5)
                );

            // F = b + w x + (v x)²: the gradient at x counts the square twice.
            Assert.Equal(inner * inner, explanation.CompletenessError, 1e-4);
            Assert.Equal(1, explanation.GradientEvaluations);
        },
        iter: 2);

    [Theory]
    [InlineData("gradient-input")]
    [InlineData("occlusion")]
    public void Where_atoms_do_not_overlap_and_the_model_is_linear_all_methods_rank_atoms_alike(
        string method)
    {
        TypedAtom[] atoms =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(i => new TypedAtom(
                    i < 3 ? Side.Protein : Side.Ligand,
                    new ResidueId("A", "RES", i),
                    $"C{i}",
                    Element.C,
                    AtomTraits.Occupancy,
                    1.7,
                    i)),
        ];
        var complex = new TypedComplex(
            Glimpse8Scheme.Instance,
            [.. atoms],
            [.. atoms.Select((_, i) => new Point3(-10.0 + (5.1 * (i % 3)), i < 3 ? -6 : 6, 0))],
            []);
        var explanation = Explainer.Explain(
            new QuadraticModel(0, Weights, new double[InputSize]),
            complex,
            Options(method),
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal(1, explanation.RankCorrelation!.Value, 1e-9);
    }

    [Fact]
    public void Integrated_gradients_are_not_compared_with_themselves() =>
        Assert.Null(Explain(Complexes.Any.Single(), "integrated-gradients").RankCorrelation);

    [Fact]
    public void A_method_is_one_class_whose_result_bears_its_name_and_is_compared_with_integrated_gradients()
    {
        var options = new ExplainOptions { Method = new Halved() };
        var explanation = Explainer.Explain(
            Model, Complexes.Any.Single(), options, null, TestContext.Current.CancellationToken);
        Assert.Equal("halved", explanation.Method.Name);
        Assert.Equal(1, explanation.RankCorrelation!.Value, 1e-9);
    }

    [Fact]
    public void Atoms_of_which_neither_method_says_anything_do_not_count_in_their_agreement()
    {
        // One on which the methods don't agree anyway.
        var complex = Complexes.Any.Single(one => Explain(one, "occlusion").RankCorrelation < 1, "9hqhyWbKw2z2");
        var far = complex.Atoms[1] with { SourceIndex = 99 };
        var padded = complex with
        {
            Atoms = [.. complex.Atoms, .. Enumerable.Repeat(far, 30)],
            Positions = [.. complex.Positions, .. Enumerable.Range(0, 30).Select(i => new Point3(200 + (9 * i), 0, 0))],
        };

        var (alone, beside) = (Explain(complex, "occlusion"), Explain(padded, "occlusion"));

        Assert.Equal(alone.RankCorrelation!.Value, beside.RankCorrelation!.Value, 1e-9);
    }

    private static ExplainOptions Options(string method) =>
        ExplainOptions.Fixed(QuadratureRule.Midpoint, 1) with
        {
            Method = AttributionMethods.Named(method)!,
        };

    private static Explanation Explain(TypedComplex complex, string method) =>
        Explainer.Explain(Model, complex, Options(method), null, TestContext.Current.CancellationToken);

    // Every second bond of a chain through the ligand turns.
    private static System.Collections.Immutable.ImmutableArray<TypedBond> Chain(TypedComplex complex)
    {
        int[] ligand = [.. complex.AtomsOf(Side.Ligand)];
        return [.. ligand.Zip(ligand.Skip(1), (a, b) => new TypedBond(a, b, IsRotatable: a % 2 == 0))];
    }

    private static double Loss(TypedComplex complex, int[] atoms) => Predict(complex, []) - Predict(complex, atoms);

    private static double Predict(TypedComplex complex, int[] without)
    {
        int[] kept = [.. Enumerable.Range(0, complex.Atoms.Length).Except(without)];
        var part = new TypedComplex(
            Glimpse8Scheme.Instance,
            [.. kept.Select(i => complex.Atoms[i])],
            [.. kept.Select(i => complex.Positions[i])],
            []);
        return Model.Predict([part.Scheme.Voxelize(part, complex.Scheme.GridFor(complex))])[0];
    }

    private static int[] AtomsOf(TypedComplex complex, ResidueAttribution residue) =>
        [.. complex.AtomsOf(residue.Side).Where(i => complex.Atoms[i].Residue == residue.Residue)];

    private static float[] WithoutChannel(TypedComplex complex, int channel)
    {
        var grid = complex.Scheme.GridFor(complex);
        var voxels = complex.Scheme.Voxelize(complex, grid);
        voxels.AsSpan(channel * grid.VoxelCount, grid.VoxelCount).Clear();
        return voxels;
    }

    /// <summary>Half of what integrated gradients give each atom: the same order.</summary>
    private sealed class Halved : IAttributionMethod
    {
        public string Name => "halved";

        public string Does => "halves";

        public bool IsIntegral => true;

        public bool HasVoxels => true;

        public string SumNote(int gradients, string? rule) => "half";

        public Explanation Explain(
            IDifferentiableModel model,
            TypedComplex complex,
            ExplainOptions options,
            IProgress<double>? progress,
            CancellationToken cancellation)
        {
            var whole = AttributionMethods.Usual.Explain(model, complex, options, progress, cancellation);
            return whole with { Atoms = [.. whole.Atoms.Select(atom => atom with { Total = atom.Total / 2 })] };
        }
    }
}
