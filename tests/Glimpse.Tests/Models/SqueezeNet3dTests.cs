using Glimpse.Models.Networks;
using Glimpse.Models.Torch;
using Glimpse.Models.Weights;
using Xunit;
using static TorchSharp.torch;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public class SqueezeNet3dTests(TorchFixture fixture)
{
    private readonly TorchThread thread = fixture.Thread;

    [Fact]
    public void Folding_the_normalisations_keeps_the_output() =>
        thread.Run(() =>
        {
            using var network = TinyModel.Network(1, TinyModel.Architecture);
            var input = rand([3, 16, 8, 8, 8]);
            var before = network.call(input);
            network.Freeze();
            Assert.True((network.call(input) - before).abs().max().item<float>() < 1e-5f);
        });

    [Fact]
    public void The_prefix_is_affine() =>
        thread.Run(() =>
        {
            using var network = TinyModel.Network(2, TinyModel.Architecture);
            network.Freeze();
            var (a, b) = (rand([1, 16, 8, 8, 8]), rand([1, 16, 8, 8, 8]));
            var between = network.Prefix((0.3 * a) + (0.7 * b));
            var combined = (0.3 * network.Prefix(a)) + (0.7 * network.Prefix(b));
            Assert.True((between - combined).abs().max().item<float>() < 1e-5f * combined.abs().max().item<float>());
        });

    [Fact]
    public void Every_voxel_of_the_default_network_is_seen() =>
        thread.Run(() =>
        {
            using var network = new SqueezeNet3d(SqueezeNetArchitecture.Default);
            network.Freeze();
            using var on = enable_grad();
            var input = rand([1, 16, 24, 24, 24]).requires_grad_(true);
            var gradient = autograd.grad([network.Prefix(input).abs().sum()], [input])[0];
            Assert.Equal(0, (gradient == 0).sum().item<long>());
        });

    [Fact]
    public void A_kernel_that_is_symmetric_about_the_centre_makes_a_mirrored_input_a_mirrored_feature_map() =>
        thread.Run(() =>
        {
            // With a kernel of ones the layer commutes with mirroring exactly when its windows lie symmetrically.
            using var ones = new ConvNorm(
                1,
                1,
                SqueezeNetArchitecture.Default.PrefixKernel,
                SqueezeNetArchitecture.Default.PrefixStride);
            ones.parameters().First().fill_(1);
            ones.eval();
            var input = rand([1, 1, 24, 24, 24]);
            var mirrored = ones.call(input.flip([2]));
            Assert.True((mirrored - ones.call(input).flip([2])).abs().max().item<float>() < 1e-3f);
        });

    [Fact]
    public void A_frozen_network_has_no_parameter_that_requires_a_gradient() =>
        thread.Run(() =>
        {
            using var network = new SqueezeNet3d(TinyModel.Architecture);
            network.Freeze();
            Assert.DoesNotContain(network.parameters(), parameter => parameter.requires_grad);
        });

    [Fact]
    public void Weights_survive_the_way_through_a_file_bit_by_bit() =>
        thread.Run(() =>
        {
            using var network = TinyModel.Network(3, TinyModel.Architecture);
            using var other = new SqueezeNet3d(TinyModel.Architecture);
            NetworkWeights.Fill(other, SafeTensorFile.Of(NetworkWeights.Of(network)), "memory");
            other.eval();
            var input = rand([2, 16, 8, 8, 8]);
            Assert.Equal(network.call(input).data<float>().ToArray(), other.call(input).data<float>().ToArray());
        });

    [Fact]
    public void A_network_frees_all_its_tensors_but_for_TorchSharps_miscount_of_parameters()
    {
        var before = TorchThread.LiveTensors;
        thread.Run(() =>
        {
            using var network = TinyModel.Network(4, TinyModel.Architecture);
            network.Freeze();
        });
        Assert.Equal(before + TinyModel.ParameterCount, TorchThread.LiveTensors);
    }
}
