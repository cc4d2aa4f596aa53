using Glimpse.Models.Natives;
using Xunit;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class LibTorchSelfTestTests(TorchFixture fixture)
{
    [Fact]
    public void The_libtorch_of_the_tests_passes_and_leaves_no_tensors_but_parameters_that_TorchSharp_miscounts()
    {
        LibTorchSelfTest.Test(fixture.Thread);
        var once = TorchSharp.torch.Tensor.TotalCount;
        LibTorchSelfTest.Test(fixture.Thread);
        var twice = TorchSharp.torch.Tensor.TotalCount;
        LibTorchSelfTest.Test(fixture.Thread);
        Assert.Equal(twice - once, TorchSharp.torch.Tensor.TotalCount - twice);
    }

    [Fact]
    public void The_network_written_out_without_torch_is_no_constant_and_its_gradient_adds_up_along_a_short_way()
    {
        const double Step = 1e-5;
        var input = PlainNetwork.Input;
        var gradient = PlainNetwork.Gradient(input);
        var norm = gradient.Sum(g => g * g);
        Assert.True(norm > 1e-3);
        var moved = input.Select((value, i) => value + (Step * gradient[i])).ToArray();
        Assert.Equal(norm, (PlainNetwork.Value(moved) - PlainNetwork.Value(input)) / Step, 1e-4 * norm);
    }
}
