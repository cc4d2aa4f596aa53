using Glimpse.Core;
using Glimpse.Core.Attribution;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks;
using Glimpse.Models.Registry;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Xunit;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class LoadedModelTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("glimpse-model").FullName;
    private readonly TorchThread thread;
    private readonly LoadedModel model;

    public LoadedModelTests(TorchFixture fixture)
    {
        thread = fixture.Thread;
        model = LoadedModel.Load(TinyModel.Folder(root, thread), thread);
    }

    public void Dispose()
    {
        model.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void A_prediction_does_not_depend_on_what_else_is_predicted()
    {
        var inputs = Enumerable
            .Range(0, LoadedModel.BatchSize + 3)
            .Select(i => (ModelInput)TinyModel.Voxels(i))
            .ToArray();
        var together = model.Predict(inputs);
        for (var i = 0; i < inputs.Length; i++)
            Assert.Equal(model.Predict([inputs[i]])[0], together[i], 1e-5);
        Assert.True(together.Distinct().Count() > 1);
    }

    [Fact]
    public void A_turned_input_is_predicted_as_if_its_voxels_had_been_permuted_first()
    {
        var input = TinyModel.Voxels(21);
        var turned = model.PredictTurned(input, CubeRotation.All);
        var permuted = model.Predict([
            .. CubeRotation.All.Select(rotation => rotation.Turn(input, TinyModel.Manifest.GridSize)),]);
        for (var i = 0; i < turned.Length; i++)
            Assert.Equal(permuted[i], turned[i], 1e-5);
        Assert.True(turned.Max() - turned.Min() > 1e-4);
    }

    [Fact]
    public void Values_and_slopes_on_the_path_agree_with_finite_differences()
    {
        // In float64, so that the step can be too short for a kink to lie in it.
        using var exact = new LoadedModel(
            TinyModel.Manifest,
            thread.Run(() => TinyModel.Network(7, TinyModel.Architecture)),
            thread,
            ScalarType.Float64);
        var (baseline, input) = (TinyModel.Voxels(1), TinyModel.Voxels(2));
        using var path = exact.OpenPath(baseline, input);
        const double Alpha = 0.4;
        const double Step = 1e-7;
        var points = path.Evaluate([Alpha, Alpha - Step, Alpha + Step]);
        Assert.Equal(exact.Predict([Between(baseline, input, Alpha)])[0], points[0].Value, 1e-6);
        Assert.Equal((points[2].Value - points[1].Value) / (2 * Step), points[0].Slope, 1e-5);
    }

    [Fact]
    public void The_slope_is_the_gradients_scalar_product_with_the_path()
    {
        var (baseline, input) = (TinyModel.Voxels(3), TinyModel.Voxels(4));
        using var path = model.OpenPath(baseline, input);
        var slope = path.Evaluate([0.25])[0].Slope;
        path.Fold([1]);
        var product = path.GradientSum().Select((g, i) => g * ((double)input[i] - baseline[i])).Sum();
        Assert.Equal(slope, product, 1e-5);
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences_in_each_of_some_voxels()
    {
        var input = TinyModel.Voxels(5);
        using var path = model.OpenPath(new float[input.Length], input);
        path.Evaluate([1]);
        path.Fold([1]);
        var gradient = path.GradientSum();
        foreach (var voxel in (int[])[0, 77, 1234, input.Length - 1])
        {
            const float Step = 0.02f;
            var (up, down) = ((float[])input.Clone(), (float[])input.Clone());
            up[voxel] += Step;
            down[voxel] -= Step;
            var values = model.Predict([up, down]);
            Assert.Equal((values[0] - values[1]) / (2 * Step), gradient[voxel], 2e-4);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hoisting_the_prefix_changes_the_weighted_gradient_sum_by_less_than_1e_minus_5(bool fromZero)
    {
        var input = TinyModel.Voxels(6);
        var baseline = fromZero ? new float[input.Length] : TinyModel.Voxels(7);
        Compare(model, baseline, input);
    }

    [Fact]
    public void Hoisting_is_exact_for_the_default_architecture_in_float64()
    {
        using var network = thread.Run(() => new SqueezeNet3d(SqueezeNetArchitecture.Default));
        var manifest = TinyModel.Manifest with { Architecture = SqueezeNetArchitecture.Default, GridSize = 24 };
        using var large = new LoadedModel(manifest, network, thread, ScalarType.Float64);
        Compare(large, TinyModel.Voxels(1, size: 24), TinyModel.Voxels(2, size: 24), steps: 4);
    }

    [Fact]
    public void The_sum_is_linear_in_the_weights()
    {
        var (baseline, input) = (TinyModel.Voxels(8), TinyModel.Voxels(9));
        using var once = model.OpenPath(baseline, input);
        using var twice = model.OpenPath(baseline, input);
        once.Evaluate([0.1, 0.9]);
        once.Fold([0.5, 1.5]);
        twice.Evaluate([0.9]);
        twice.Fold([1.0]);
        twice.Evaluate([0.1, 0.9]);
        twice.Fold([0.5, 0.5]);
        Assert.True(RelativeDistance(once.GradientSum(), twice.GradientSum()) < 1e-6);
    }

    [Fact]
    public void Gradients_kept_by_the_dozen_sum_to_what_those_folded_at_once_do()
    {
        using var kept = model.OpenPath(TinyModel.Voxels(8), TinyModel.Voxels(9));
        using var folded = model.OpenPath(TinyModel.Voxels(8), TinyModel.Voxels(9));
        var (alphas, weights) = (Alphas(97), Weights(97));
        kept.Evaluate(alphas.AsSpan(0, 9));
        kept.Evaluate(alphas.AsSpan(9));
        kept.Fold(weights);
        for (var i = 0; i < alphas.Length; i++)
        {
            folded.Evaluate(alphas.AsSpan(i, 1));
            folded.Fold(weights.AsSpan(i, 1));
        }

        Assert.InRange(RelativeDistance(kept.GradientSum(), folded.GradientSum()), 0, 1e-6);
        kept.Evaluate([0.5]);
        kept.Fold([0]);
        Assert.InRange(RelativeDistance(kept.GradientSum(), folded.GradientSum()), 0, 1e-6);
    }

    [Fact]
    public void The_same_job_gives_the_same_bits()
    {
        var (baseline, input) = (TinyModel.Voxels(10), TinyModel.Voxels(11));
        Assert.Equal(Explain(), Explain());

        double[] Explain()
        {
            using var path = model.OpenPath(baseline, input);
            path.Evaluate(Alphas(25));
            path.Fold(Weights(25));
            return path.GradientSum();
        }
    }

    [Fact]
    public void An_adaptive_explanation_of_a_network_misses_no_more_than_its_tolerance()
    {
        var (baseline, input) = (TinyModel.Voxels(12), TinyModel.Voxels(13));
        var options = new ExplainOptions { Tolerance = 1e-3, MaxSteps = 1000 };
        var result = IntegratedGradients.Integrate(
            model,
            baseline,
            input,
            options,
            null,
            TestContext.Current.CancellationToken);
        Assert.True(result.Converged);
        Assert.Equal(result.Value - result.BaselineValue, result.Attributions.Sum(), 1e-3 + 1e-5);
    }

    [Fact]
    public void The_maps_change_is_0_for_equal_weights_and_1_where_there_was_nothing()
    {
        using var path = model.OpenPath(TinyModel.Voxels(8), TinyModel.Voxels(9));
        path.Evaluate([0.2, 0.8]);
        Assert.Equal(0, path.MapChange([0.5, 0.5], [0.5, 0.5]));
        Assert.Equal(1, path.MapChange([], [0.5, 0.5]), 1e-9);
        Assert.InRange(path.MapChange([1], [0.5, 0.5]), 1e-6, 10);
    }

    [Fact]
    public void A_job_leaves_no_tensors()
    {
        var before = TorchThread.LiveTensors;
        using (var path = model.OpenPath(TinyModel.Voxels(1), TinyModel.Voxels(2)))
        {
            path.Evaluate(Alphas(25));
            path.Fold(Weights(25));
            path.GradientSum();
        }

        model.Predict([TinyModel.Voxels(3)]);
        Assert.Equal(before, TorchThread.LiveTensors);
    }

    [Fact]
    public void Fifty_explanations_leave_no_tensors_and_neither_does_one_that_is_cancelled()
    {
        var (baseline, input) = (TinyModel.Voxels(14), TinyModel.Voxels(15));
        var before = TorchThread.LiveTensors;
        for (var i = 0; i < 50; i++)
        {
            IntegratedGradients.Integrate(
                model,
                baseline,
                input,
                new ExplainOptions { MaxSteps = 40 },
                null,
                TestContext.Current.CancellationToken);
            model.PredictTurned(input, CubeRotation.All);
        }

        using var cancel = new CancellationTokenSource();
        var progress = new CancelAtOnce(cancel);
        Assert.Throws<OperationCanceledException>(() =>
            IntegratedGradients.Integrate(
                model,
                baseline,
                input,
                ExplainOptions.Fixed(QuadratureRule.Midpoint, 40),
                progress,
                cancel.Token));
        Assert.Equal(before, TorchThread.LiveTensors);
    }

    [Fact]
    public void Loading_and_freeing_a_model_leaves_nothing_but_TorchSharps_miscount_of_parameters()
    {
        var before = TorchThread.LiveTensors;
        LoadedModel.Load(ModelFolder.Write(root, TinyModel.Manifest), thread).Dispose();
        Assert.Equal(before + TinyModel.ParameterCount, TorchThread.LiveTensors);
    }

    [Fact]
    public void A_value_that_is_not_finite_is_an_error_that_names_the_model()
    {
        var weights = SafeTensors.Read(Path.Combine(root, ModelFolder.WeightsName));
        var bias = weights.Tensors["head.bias"];
        var huge = weights
            .Tensors.SetItem("head.bias", bias with { Values = [float.MaxValue] })
            .SetItem(
                "head.weight",
                weights.Tensors["head.weight"] with
                {
                    Values = [.. weights.Tensors["head.weight"].Values.Select(_ => float.MaxValue)],
                });
        SafeTensors.Write(Path.Combine(root, ModelFolder.WeightsName), weights with { Tensors = huge });
        using var broken = LoadedModel.Load(ModelFolder.Write(root, TinyModel.Manifest), thread);
        var failure = Assert.Throws<GlimpseException>(() => broken.Predict([TinyModel.Voxels(1)]));
        Assert.Contains("tiny", failure.Message, StringComparison.Ordinal);
        using var path = broken.OpenPath(new float[TinyModel.Voxels(1).Length], TinyModel.Voxels(1));
        Assert.Throws<GlimpseException>(() => path.Evaluate([1]));
    }

    private sealed class CancelAtOnce(CancellationTokenSource cancel) : IProgress<double>
    {
        public void Report(double value) => cancel.Cancel();
    }

    private static void Compare(LoadedModel model, float[] baseline, float[] input, int steps = 23)
    {
        using var hoisted = model.OpenPath(baseline, input);
        using var plain = model.OpenPlainPath(baseline, input);
        var first = hoisted.Evaluate(Alphas(steps));
        var second = plain.Evaluate(Alphas(steps));
        hoisted.Fold(Weights(steps));
        plain.Fold(Weights(steps));
        Assert.Equal(second.Select(point => point.Value), first.Select(point => point.Value), Near);
        Assert.Equal(second.Select(point => point.Slope), first.Select(point => point.Slope), Near);
        Assert.InRange(RelativeDistance(hoisted.GradientSum(), plain.GradientSum()), 0, 1e-5);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-4;

    private static double[] Alphas(int count) => [.. Enumerable.Range(0, count).Select(i => (i + 0.5) / count)];

    private static double[] Weights(int count) => [.. Enumerable.Range(0, count).Select(i => (1.0 + (i % 3)) / count)];

    private static float[] Between(float[] from, float[] to, double alpha) =>
        [.. from.Select((start, i) => (float)(start + (alpha * ((double)to[i] - start))))];

    private static double RelativeDistance(double[] a, double[] b) =>
        Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum() / b.Sum(y => y * y));
}
