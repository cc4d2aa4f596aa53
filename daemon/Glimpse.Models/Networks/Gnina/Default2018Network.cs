using static TorchSharp.torch;

namespace Glimpse.Models.Networks.Gnina;

/// <summary>gnina's default2018. The first average pool and convolution are affine.</summary>
internal sealed class Default2018Network : GninaNetwork
{
    private const int Channels = 28;
    private const int LastChannels = 128;

    private readonly Convolution first;
    private readonly Convolution[] others;

    /// <summary>Makes a network with random weights.</summary>
    internal Default2018Network(int gridSize)
        : base(ShapeOn(gridSize))
    {
        first = Named("unit1_conv", Channels, FirstChannels, 3);
        others =
        [
            Named("unit2_conv", 32, 32, 1),
            Named("unit3_conv", 32, 64, 3),
            Named("unit4_conv", 64, 64, 1),
            Named("unit5_conv", 64, LastChannels, 3),
        ];
    }

    /// <summary>What goes in and out on a grid.</summary>
    internal static NetworkShape ShapeOn(int gridSize)
    {
        var last = gridSize / GninaArchitecture.Narrowing;
        return new(Channels, LastChannels * last * last * last, Outputs: 2);
    }

    /// <inheritdoc/>
    public override Tensor Prefix(Tensor input) => first.call(Halve(input));

    /// <inheritdoc/>
    private protected override Tensor Trunk(Tensor features)
    {
        var values = nn.functional.relu(features);
        for (var i = 0; i < others.Length; i++)
            values = others[i].call(i % 2 == 0 ? values : Halve(values)).relu_();
        return Flat(values);
    }

    private static Tensor Halve(Tensor values) => nn.functional.avg_pool3d(values, [2, 2, 2]);
}
