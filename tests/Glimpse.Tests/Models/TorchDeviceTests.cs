using Glimpse.Core;
using Glimpse.Models.Torch;
using Xunit;

namespace Glimpse.Tests.Models;

[Collection(TorchTests.Name)]
public sealed class TorchDeviceTests
{
    [Theory]
    [InlineData("auto", true)]
    [InlineData("cpu", true)]
    [InlineData("cuda", true)]
    [InlineData("cuda:1", true)]
    [InlineData("cuda:-1", false)]
    [InlineData("cuda:", false)]
    [InlineData("CPU", false)]
    public void Names_are_torchs_own_and_auto(string name, bool valid) => Assert.Equal(valid, TorchDevice.IsName(name));

    [Fact]
    public void The_packaged_libtorch_has_no_CUDA_so_that_auto_is_the_processor_and_CUDA_a_fault_with_a_remedy()
    {
        Assert.SkipUnless(
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GLIMPSE_LIBTORCH")),
            "GLIMPSE_LIBTORCH is set.");
        Assert.Equal("cpu", TorchDevice.Resolve("auto"));
        var fault = Assert.Throws<GlimpseException>(() => TorchDevice.Resolve("cuda"));
        Assert.Equal(GlimpseErrorCode.Environment, fault.Code);
        Assert.Contains("GLIMPSE_LIBTORCH", fault.Remedy);
    }
}
