using static TorchSharp.torch;

namespace Glimpse.Models.Networks.Gnina;

/// <summary>
/// gnina's dense network: a max pool and a convolution, three dense blocks with a narrow convolution and a max pool
/// between, and the largest value of each channel. The first convolution is affine, the max pool before it only on some
/// paths.
/// </summary>
internal sealed class DenseNetwork : GninaNetwork
{
    private const int Channels = 28;
    private const int Levels = 3;

    private readonly Convolution first;
    private readonly DenseBlock[] blocks = new DenseBlock[Levels];
    private readonly Convolution[] bottlenecks = new Convolution[Levels - 1];

    /// <summary>Makes a network with random weights.</summary>
    internal DenseNetwork(int gridSize)
        : base(OnAnyGrid)
    {
        first = Named("data_enc_init_conv", Channels, FirstChannels, 3);
        var width = FirstChannels;
        for (var level = 0; level < Levels; level++)
        {
            blocks[level] = new DenseBlock(level, width, gridSize >> (level + 1));
            register_module($"dense_block_{level}", blocks[level]);
            width = DenseBlock.OutputsOf(width);
            if (level < bottlenecks.Length)
                bottlenecks[level] = Named($"data_enc_level{level}_bottleneck", width, width, 1);
        }
    }

    /// <summary>What goes in and out; the heads see one number a channel, however large the grid.</summary>
    internal static NetworkShape OnAnyGrid { get; } =
        new(
            Channels,
            Enumerable.Range(0, Levels).Aggregate(FirstChannels, (width, _) => DenseBlock.OutputsOf(width)),
            Outputs: 2);

    /// <inheritdoc/>
    public override Tensor Prefix(Tensor input) => first.call(MaxPool.Halve(input));

    /// <summary>
    /// Some 60 ms each on two cores, on a path that max pools make rough: what intervals miss only halves where
    /// gradients double.
    /// </summary>
    public override int MostSteps => 65;

    /// <inheritdoc/>
    public override bool PrefixIsStraight(Tensor start, Tensor end) => MaxPool.IsStraight(start, end);

    /// <inheritdoc/>
    private protected override Tensor Trunk(Tensor features)
    {
        var values = nn.functional.relu(features);
        for (var level = 0; level < Levels; level++)
        {
            using var scope = NewDisposeScope();
            values = blocks[level].call(values);
            if (level < bottlenecks.Length)
                values = MaxPool.Halve(bottlenecks[level].call(values).relu_());
            values = values.MoveToOuterDisposeScope();
        }

        var size = values.shape[2];
        return Flat(nn.functional.max_pool3d(values, [size, size, size]));
    }
}
