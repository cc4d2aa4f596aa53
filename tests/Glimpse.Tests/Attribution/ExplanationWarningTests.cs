using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

/// <summary>What an explanation warns of, and what it says of its tolerance over several rotations.</summary>
public sealed class ExplanationWarningTests
{
    private const int InputSize = 16 * 24 * 24 * 24;
    private const int Row = 24;

    /// <summary>A protein atom far on x, a ligand atom in the centre: turned, the complex is another input.</summary>
    private static readonly TypedComplex Complex = SampleExplanation.Make().Complex with
    {
        Positions = [new Point3(8, 0, 0), default],
    };

    [Theory]
    [InlineData(1.44, "1.4 times")]
    [InlineData(1.0, null)]
    [InlineData(0.3, null)]
    [InlineData(null, null)]
    public void A_complex_beyond_what_the_model_was_trained_on_is_warned_of(double? unfamiliarity, string? expected)
    {
        var model = new UnfamiliarModel(Lopsided(1e-3), unfamiliarity);

        var explanation = Explain(model, new ExplainOptions());

        string[] warnings =
        [
            .. explanation
                .Remarks.Where(remark => remark is { Kind: RemarkKind.Warning, Code: "unlike-training" })
                .Select(remark => remark.Message),
        ];
        if (expected is null)
            Assert.Empty(warnings);
        else
            Assert.Contains($"({expected} the distance", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal(Complex.Scheme.Voxelize(Complex, Complex.Scheme.GridFor(Complex)), Assert.Single(model.Asked));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_tolerance_that_is_given_is_that_of_each_rotation(int rotations)
    {
        var options = new ExplainOptions { Tolerance = 0.02, Rotations = rotations };

        Assert.Equal(0.02, Explain(Lopsided(0.1), options).Tolerance!.Value, 1e-12);
    }

    [Fact]
    public void A_tolerance_that_is_not_given_is_the_mean_of_the_rotations_own()
    {
        const int Rotations = 6;
        var model = Lopsided(0.3);
        var options = new ExplainOptions { Rotations = Rotations };
        var input = Complex.Scheme.Voxelize(Complex, Complex.Scheme.GridFor(Complex));
        double[] own = [.. Frames.Predict(model, input).Take(Rotations).Select(options.ToleranceFor)];
        Assert.True(own.Distinct().Count() > 1);

        Assert.Equal(own.Average(), Explain(model, options).Tolerance!.Value, 1e-9);
    }

    [Fact]
    public void One_rotation_whose_path_does_not_converge_is_enough_for_the_warning()
    {
        var options = new ExplainOptions { Tolerance = 1e-9, MaxSteps = 30 };

        Assert.DoesNotContain(Explain(Lopsided(1), options).Remarks, IsNotConverged);
        var explanation = Explain(Lopsided(1), options with { Rotations = CubeRotation.All.Length });

        Assert.Contains(explanation.Remarks, IsNotConverged);
        Assert.Equal(1e-9, explanation.Tolerance!.Value, 1e-15);
    }

    [Fact]
    public void What_three_paths_may_miss_together_follows_from_the_difference_that_they_explain()
    {
        var quadratic = new double[InputSize];
        Array.Fill(quadratic, 0.1);
        var options = new ExplainOptions { View = View.Interaction };

        var explanation = Explain(new QuadraticModel(0, new double[InputSize], quadratic), options);

        var change = explanation.Prediction - explanation.BaselinePrediction;
        Assert.True(Math.Abs(change) > 2);
        Assert.Equal(options.ToleranceFor(change), explanation.Tolerance!.Value, 1e-9);
    }

    private static bool IsNotConverged(Remark remark) => remark.Code == "path-not-converged";

    private static Explanation Explain(IDifferentiableModel model, ExplainOptions options) =>
        Explainer.Explain(model, Complex, options, null, TestContext.Current.CancellationToken);

    /// <summary>A model that looks at the protein's occupancy where x is small alone.</summary>
    private static QuadraticModel Lopsided(double weight)
    {
        var quadratic = new double[InputSize];
        var first = Glimpse8Scheme.Instance.IndexOf(Side.Protein, AtomTraits.Occupancy) * Row * Row * Row;
        Array.Fill(quadratic, weight, first, Row * Row * (Row / 4));
        return new QuadraticModel(0, new double[InputSize], quadratic);
    }
}
