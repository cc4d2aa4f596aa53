using CsCheck;
using Glimpse.Core.Attribution;
using Glimpse.Models.Ensembles;
using Glimpse.Tests.Voxels;
using Xunit;

namespace Glimpse.Tests.Attribution;

public sealed class AdaptivePathTests
{
    private const double Tolerance = 1e-3;

    private static readonly Gen<double[]> Kinks = Gen.Double[0.02, 0.98].Array[0, 12];

    [Fact]
    public void A_piecewise_linear_path_is_integrated_to_the_tolerance() =>
        Gen.Select(Kinks, Gen.Double[-3, 3].Array[12])
            .Sample(
                (kinks, jumps) =>
                {
                    var path = new KinkedPath(kinks, jumps);
                    var result = Integrate(path, Options(maxSteps: 1000));
                    Assert.True(result.Converged);
                    Assert.InRange(result.IntervalError!.Value, 0, Tolerance);
                    Assert.Equal(path.Value(1) - path.Value(0), result.Attributions[0], Tolerance);
                });

    [Fact]
    public void The_error_of_the_sum_is_never_above_the_error_of_the_intervals() =>
        Gen.Select(Kinks, Gen.Double[-3, 3].Array[12])
            .Sample(
                (kinks, jumps) =>
                {
                    var path = new KinkedPath(kinks, jumps);
                    var result = Integrate(path, Options(maxSteps: 20));
                    Assert.InRange(
                        Math.Abs(result.Attributions[0] - path.Value(1) + path.Value(0)),
                        0,
                        result.IntervalError!.Value + 1e-12);
                });

    [Fact]
    public void One_kink_takes_far_fewer_gradients_than_equal_steps_would()
    {
        var path = new KinkedPath([0.3711], [2]);
        var result = Integrate(path, Options(maxSteps: 1000) with { Tolerance = 1e-6 });
        Assert.True(result.Converged);
        Assert.InRange(result.GradientEvaluations, 10, 60);
    }

    [Fact]
    public void Where_the_steps_run_out_the_result_says_so_and_the_explanation_warns()
    {
        var path = new KinkedPath([0.31, 0.57], [5, -4]);
        var result = Integrate(path, Options(maxSteps: 12) with { Tolerance = 1e-9 });
        Assert.False(result.Converged);
        Assert.Equal(11, result.GradientEvaluations);
        var size = 16 * 24 * 24 * 24;
        var steep = new QuadraticModel(0, new double[size], [.. Enumerable.Repeat(0.1, size)]);
        var options = new ExplainOptions { Tolerance = 1e-9, MaxSteps = 10 };
        var explanation = Explainer.Explain(
            steep,
            Complexes.Any.Single(),
            options,
            null,
            TestContext.Current.CancellationToken);
        Assert.Contains(explanation.Remarks, remark => remark.Code == "path-not-converged");
    }

    [Fact]
    public void Errors_that_cancel_do_not_end_the_refinement()
    {
        // Mirror images about the middle: the panels' errors sum to 0 from the first round on.
        var path = new KinkedPath([0.3, 0.7], [1, 1]);
        var result = Integrate(path, Options(maxSteps: 1000));
        Assert.InRange(result.IntervalError!.Value, 0, Tolerance);
        Assert.True(result.GradientEvaluations > 11);
    }

    [Fact]
    public void Of_paths_that_add_up_the_one_that_errs_is_refined()
    {
        var (even, rough) = (new KinkedPath([], []), new KinkedPath([0.31, 0.57], [5, -4]));
        var result = IntegrateSum(even, rough, Options(maxSteps: 1000));
        Assert.True(result.Converged);
        Assert.Equal(9, even.Evaluated);
        Assert.True(rough.Evaluated > 20);
        Assert.Equal(even.Evaluated + rough.Evaluated, result.GradientEvaluations);
        Assert.InRange(result.IntervalError!.Value, 0, Tolerance);
        Assert.Equal(result.Value - result.BaselineValue, result.Attributions[0], Tolerance);
    }

    [Fact]
    public void Of_paths_that_add_up_one_that_is_exact_takes_its_own_points_and_no_others()
    {
        var (exact, rough) = (new KinkedPath([], []) { ExactPoints = 2 }, new KinkedPath([0.31, 0.57], [5, -4]));
        var result = IntegrateSum(exact, rough, Options(maxSteps: 1000));
        Assert.Equal(2, exact.Evaluated);
        Assert.False(result.IsExact);
        Assert.Equal(result.Value - result.BaselineValue, result.Attributions[0], Tolerance);
    }

    [Fact]
    public void Each_path_of_a_sum_has_as_many_gradients_as_it_says_unless_somebody_else_does()
    {
        var (few, many) = (Rough(11), Rough(21));
        var result = IntegrateSum(few, many, new ExplainOptions { Tolerance = 1e-12 });
        Assert.Equal((11, 21, false), (few.Evaluated, many.Evaluated, result.Converged));
        (few, many) = (Rough(11), Rough(21));
        IntegrateSum(few, many, Options(maxSteps: 15) with { Tolerance = 1e-12 });
        Assert.Equal((15, 15), (few.Evaluated, many.Evaluated));

        KinkedPath Rough(int most) => new([0.31, 0.57], [5, -4]) { MostSteps = most };
    }

    [Fact]
    public void Beside_a_path_that_misses_too_much_the_others_take_no_more_gradients_than_alone()
    {
        var (hopeless, beside, alone) = (new KinkedPath([0.4], [900]) { MostSteps = 11 }, Rough(), Rough());
        var options = new ExplainOptions { Tolerance = Tolerance };
        Assert.False(IntegrateSum(hopeless, beside, options).Converged);
        Assert.True(IntegrateSum(new KinkedPath([], []) { ExactPoints = 1 }, alone, options).Converged);
        Assert.InRange(beside.Evaluated, 11, alone.Evaluated);

        static KinkedPath Rough() => new([0.11, 0.31, 0.57, 0.83], [5, -4, 3, -2]);
    }

    [Fact]
    public void On_a_smooth_path_twice_the_gradients_miss_a_tenth_at_most()
    {
        // Simpson's error goes with the fourth power: a sixteenth where panels are halved evenly.
        double Missed(int maxSteps) =>
            Math.Abs(
                Integrate(
                    new ExponentialPath(),
                    alpha => Math.Exp(3 * alpha),
                    Options(maxSteps) with
                    {
                        Tolerance = 1e-12,
                    }
                ).IntervalError!.Value);
        Assert.InRange(Missed(17) / Missed(9), 0, 0.1);
        Assert.InRange(Missed(33) / Missed(17), 0, 0.1);
    }

    [Fact]
    public void The_default_tolerance_is_the_larger_of_0_01_and_half_a_percent()
    {
        Assert.Equal(0.01, new ExplainOptions().ToleranceFor(-1));
        Assert.Equal(0.05, new ExplainOptions().ToleranceFor(-10));
        Assert.Equal(0.2, new ExplainOptions { Tolerance = 0.2 }.ToleranceFor(100));
    }

    private static PathIntegral IntegrateSum(KinkedPath one, KinkedPath other, ExplainOptions options) =>
        Integrate(
            new EnsemblePath([new(0.75, one), new(0.25, other)]),
            alpha => (0.75 * one.Value(alpha)) + (0.25 * other.Value(alpha)),
            options);

    private static PathIntegral Integrate(KinkedPath path, ExplainOptions options) =>
        Integrate(path, path.Value, options);

    private static PathIntegral Integrate(IGradientPath path, Func<double, double> value, ExplainOptions options) =>
        IntegratedGradients.Integrate(
            new PathModel(path, value),
            new float[] { 0 },
            new float[] { 1 },
            options,
            null,
            TestContext.Current.CancellationToken);

    private static ExplainOptions Options(int maxSteps) => new() { Tolerance = Tolerance, MaxSteps = maxSteps };
}
