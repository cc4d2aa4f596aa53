using Glimpse.Bridge.Explaining;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class WireTextTests
{
    [Theory]
    [InlineData(
        "Access to the path '/data/ada/secret project/weights.safetensors' is denied.",
        "Access to the path 'weights.safetensors' is denied.")]
    [InlineData("/data/ada/secret/model.json is missing.", "model.json is missing.")]
    [InlineData(
        "It can't be loaded: (/scratch/ada/torch/libtorch.so: no such file)",
        "It can't be loaded: (libtorch.so: no such file)")]
    [InlineData(
        "mine/model.json lacks 'scheme'; name a folder like /data/ada/models/mine.",
        "mine/model.json lacks 'scheme'; name a folder like mine.")]
    public void No_full_path_is_left_whoever_named_it(string text, string carried) =>
        Assert.Equal(carried, WireText.Of(text, []));

    [Theory]
    [InlineData("The SMILES C/C=C/C(/F)=C/[C@@H](/C=C/Cl)/N can't be read at character 7.")]
    [InlineData("The operation -x,y+1/2,-z/3 has no mate of A/B/C/D; see https://www.jsonrpc.org/a/b/c.")]
    [InlineData("There is no ligand 'A:STI:201' or /1abc/A.")]
    public void What_only_looks_like_a_path_stays(string text) => Assert.Equal(text, WireText.Of(text, []));
}
