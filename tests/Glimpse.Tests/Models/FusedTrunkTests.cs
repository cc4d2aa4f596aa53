using Glimpse.Core.Attribution;
using Glimpse.Models.Fused;
using Glimpse.Models.Inference;
using Glimpse.Models.Networks;
using Glimpse.Models.Torch;
using Xunit;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models;

/// <summary>The trunk without autograd gives what autograd gives.</summary>
[Collection(TorchTests.Name)]
public sealed class FusedTrunkTests(TorchFixture fixture)
{
    private const int Points = 13;

    private static readonly SqueezeNetArchitecture Strided =
        SqueezeNetArchitecture.Strided with { Stages = [[new(8, 32)], [new(16, 48), new(8, 48)]] };

    private static readonly SqueezeNetArchitecture Reduced =
        Strided with { PrefixKernel = 3, PrefixStride = 1, PrefixChannels = 16, ReductionChannels = 24 };

    private static double[] Alphas => [.. Enumerable.Range(0, Points).Select(i => i / (Points - 1.0))];

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    [InlineData(true, 3)]
    public void Values_slopes_and_gradients_are_autograds(bool reduced, int threads)
    {
        using var thread = new TorchThread(threads: threads);
        using var model = Model(thread, reduced ? Reduced : Strided);
        using var fused = model.OpenPath(TinyModel.Voxels(1), TinyModel.Voxels(2));
        using var autograd = model.OpenAutogradPath(TinyModel.Voxels(1), TinyModel.Voxels(2));
        var (points, expected) = (fused.Evaluate(Alphas), autograd.Evaluate(Alphas));
        Assert.Equal(expected.Select(point => point.Value), points.Select(point => point.Value), Near);
        Assert.InRange(
            Distance([.. points.Select(point => point.Slope)], [.. expected.Select(point => point.Slope)]),
            0,
            1e-4);

        // Weights that tell the points apart, so that none can stand for another.
        double[] weights = [.. Enumerable.Range(0, Points).Select(i => Math.Pow(-2, i % 5))];
        fused.Fold(weights);
        autograd.Fold(weights);
        Assert.InRange(Distance(fused.GradientSum(), autograd.GradientSum()), 0, 1e-5);
    }

    [Fact]
    public void A_trunk_that_cannot_be_made_leaves_no_tensor_behind()
    {
        var network = fixture.Thread.Run(() =>
        {
            var made = TinyModel.Network(7, Reduced);
            made.eval();
            made.Reduction!.Fold();
            made.Fires[0].Squeeze.Fold();
            made.Fires[0].Expand1.Fold();
            made.Fires[0].Expand3.Fold();
            return made;
        });
        using (network)
        {
            var before = TorchThread.LiveTensors;
            Assert.Throws<InvalidOperationException>(() =>
                fixture.Thread.Run(() =>
                    FusedTrunk.Of(
                        network,
                        Reduced,
                        TinyModel.Manifest.GridSize,
                        fixture.Thread.Device,
                        ScalarType.Float32)));
            Assert.Equal(before, TorchThread.LiveTensors);
        }
    }

    [Fact]
    public void Two_paths_at_once_do_not_disturb_each_other()
    {
        using var thread = new TorchThread(threads: 2);
        using var model = Model(thread, Strided);
        using var first = model.OpenPath(TinyModel.Voxels(1), TinyModel.Voxels(2));
        using var second = model.OpenPath(TinyModel.Voxels(3), TinyModel.Voxels(4));
        var alone = (first.Evaluate(Alphas), second.Evaluate(Alphas));
        PathPoint[] again = [], other = [];
        Parallel.Invoke(() => again = first.Evaluate(Alphas), () => other = second.Evaluate(Alphas));
        Assert.Equal(alone.Item1, again);
        Assert.Equal(alone.Item2, other);
    }

    [Fact]
    public void What_there_are_no_kernels_for_is_left_to_autograd()
    {
        var thread = fixture.Thread;
        Assert.NotNull(Trunk(Strided, ScalarType.Float32));
        Assert.Null(Trunk(Strided, ScalarType.Float64));
        Assert.Null(
            Trunk(Strided with { Activation = Activation.Relu, Pooling = Pooling.Maximum }, ScalarType.Float32));
        Assert.Null(Trunk(Strided with { PrefixChannels = SoftplusKernel.Width + 1 }, ScalarType.Float32));

        object? Trunk(SqueezeNetArchitecture architecture, ScalarType precision) =>
            thread.Run(() =>
            {
                using var network = TinyModel.Network(7, architecture);
                network.Freeze();
                using var trunk = FusedTrunk.Of(
                    network,
                    architecture,
                    TinyModel.Manifest.GridSize,
                    thread.Device,
                    precision);
                return trunk;
            });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    [InlineData(0.8)]
    [InlineData(-0.8)]
    [InlineData(30)]
    [InlineData(-30)]
    [InlineData(1e30)]
    [InlineData(-1e30)]
    public void The_softplus_kernel_gives_the_formula_and_its_derivative(double value)
    {
        var (values, slopes) = (new float[SoftplusKernel.Width], new float[SoftplusKernel.Width]);
        values.AsSpan().Fill((float)value);
        SoftplusKernel.Apply(values, slopes);
        var scaled = 4 * value;
        Assert.All(
            values,
            y =>
                Assert.Equal(
                    scaled > 500 ? value : Math.Log(1 + Math.Exp(scaled)) / 4,
                    y,
                    1e-6 * Math.Max(1, Math.Abs(value))));
        Assert.All(slopes, slope => Assert.Equal(1 / (1 + Math.Exp(-scaled)), slope, 1e-6));
    }

    [Fact]
    public void A_pool_of_nothing_has_a_finite_slope()
    {
        const int Channels = 8;
        var (values, slopes, pooled, gradients) = (
            new float[8 * Channels],
            new float[8 * Channels],
            new float[Channels],
            new float[8 * Channels]);
        slopes.AsSpan().Fill(1);
        PowerMeanKernel.Pool(values, slopes, pooled, edge: 2, Channels);
        PowerMeanKernel.Unpool(pooled, slopes, gradients, edge: 2, Channels);
        Assert.All(pooled, mean => Assert.Equal(1e-3, mean, 1e-6));
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
    }

    private static LoadedModel Model(TorchThread thread, SqueezeNetArchitecture architecture) =>
        new(
            TinyModel.Manifest with
            {
                Architecture = architecture,
            },
            thread.Run(() => TinyModel.Network(7, architecture)),
            thread);

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-5;

    private static double Distance(double[] a, double[] b) =>
        Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum() / b.Sum(y => y * y));
}
