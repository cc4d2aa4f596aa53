using static TorchSharp.torch;

namespace Glimpse.Models.Networks.Gnina;

/// <summary>gnina's default2017. The first convolution is affine, the max pool before it only on some paths.</summary>
internal sealed class Default2017Network : GninaNetwork
{
    private const int Channels = 35;
    private const int LastChannels = 128;

    private readonly Convolution first;
    private readonly Convolution second;
    private readonly Convolution third;

    /// <summary>Makes a network with random weights.</summary>
    internal Default2017Network(int gridSize)
        : base(ShapeOn(gridSize))
    {
        first = Named("unit1_conv1", Channels, FirstChannels, 3);
        second = Named("unit2_conv1", 32, 64, 3);
        third = Named("unit3_conv1", 64, LastChannels, 3);
    }

    /// <summary>What goes in and out on a grid.</summary>
    internal static NetworkShape ShapeOn(int gridSize)
    {
        var last = gridSize / GninaArchitecture.Narrowing;
        return new(Channels, LastChannels * last * last * last, Outputs: 2);
    }

    /// <inheritdoc/>
    public override Tensor Prefix(Tensor input) => first.call(MaxPool.Halve(input));

    /// <inheritdoc/>
    public override bool PrefixIsStraight(Tensor start, Tensor end) => MaxPool.IsStraight(start, end);

    /// <inheritdoc/>
    private protected override Tensor Trunk(Tensor features)
    {
        var values = nn.functional.relu(features);
        values = second.call(MaxPool.Halve(values)).relu_();
        values = third.call(MaxPool.Halve(values)).relu_();
        return Flat(values);
    }
}
