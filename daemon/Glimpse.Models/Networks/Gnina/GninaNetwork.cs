using Glimpse.Core.Attribution;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Glimpse.Models.Networks.Gnina;

/// <summary>
/// What gnina's networks have alike: two linear heads over what the trunk makes of the voxels. Tensors have the names
/// that they have in gnina's files, but for what leads there: <c>features.</c>, <c>pose.</c>, <c>affinity.</c> and
/// <c>blocks.</c>.
/// </summary>
internal abstract class GninaNetwork : nn.Module<Tensor, Tensor>, INetwork
{
    /// <summary>Channels behind the first convolution, at half the grid's edge: where all their prefixes end.</summary>
    private protected const int FirstChannels = 32;

    /// <summary>Points of a path that a lane takes at once: one alone takes longer, more take more memory.</summary>
    private const int MostPoints = 2;

    // Kept: see Nonlinearity.
    private static readonly Scalar Minus = -1;

    private readonly Linear[] heads;

    /// <summary>Makes the heads with random weights.</summary>
    private protected GninaNetwork(NetworkShape shape)
        : base(nameof(GninaNetwork))
    {
        Shape = shape;
        heads = [nn.Linear(shape.Features, 2), nn.Linear(shape.Features, 1)];
        base.register_module("pose_output", heads[0]);
        base.register_module("affinity_output", heads[1]);
    }

    /// <inheritdoc/>
    public NetworkShape Shape { get; }

    /// <inheritdoc/>
    public nn.Module Module => this;

    /// <inheritdoc/>
    public abstract Tensor Prefix(Tensor input);

    /// <inheritdoc/>
    public virtual bool PrefixIsStraight(Tensor start, Tensor end) => true;

    /// <inheritdoc/>
    public virtual int MostSteps => ExplainOptions.UsualMaxSteps;

    /// <summary>[n, output]: the logit of a good pose, and pK.</summary>
    public Tensor Rest(Tensor features)
    {
        var seen = Trunk(features);

        // Of two classes, the difference of the log-softmax values is that of the values themselves.
        var classes = heads[0].call(seen);
        return cat([classes.narrow(1, 1, 1).add(classes.narrow(1, 0, 1), Minus), heads[1].call(seen)], 1);
    }

    /// <inheritdoc/>
    public Tensor Features(Tensor input) => Trunk(Prefix(input));

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Rest(Prefix(input));

    /// <inheritdoc/>
    public ITrunk? Fuse(int output, int gridSize, Device device, ScalarType precision) =>
        AutogradTrunk.Of(
            this,
            output,
            [gridSize / 2, gridSize / 2, gridSize / 2, FirstChannels],
            MostPoints,
            device,
            precision);

    /// <summary>Everything between the prefix and the heads: [n, feature].</summary>
    private protected abstract Tensor Trunk(Tensor features);

    /// <summary>Makes a convolution that has its tensors' names from gnina.</summary>
    private protected Convolution Named(string name, int inputs, int outputs, int kernel)
    {
        var convolution = new Convolution(inputs, outputs, kernel);
        base.register_module(name, convolution);
        return convolution;
    }

    /// <summary>[n, channel x y z] in gnina's order.</summary>
    private protected static Tensor Flat(Tensor values) => values.contiguous().flatten(1);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var child in children())
                child.Dispose();
        }

        base.Dispose(disposing);
    }
}
