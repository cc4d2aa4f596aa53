using Glimpse.Models.Fused;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Glimpse.Models.Networks;

/// <summary>
/// The trunk of all models: a 3D SqueezeNet in the spirit of KDEEP (Jiménez et al. 2018) with one number as output.
/// Unlike KDEEP's 1×1×1 convolution of stride 2, the first layer overlaps its neighbours, so that every voxel is seen.
/// Everything up to the first non-linearity is <see cref="Prefix"/>, affine in evaluation. Pooling is by maximum, as in
/// KDEEP, or smoothly so: a clash of two atoms is one voxel in thousands and would drown in an average.
/// </summary>
internal sealed class SqueezeNet3d : nn.Module<Tensor, Tensor>, INetwork
{
    private readonly SqueezeNetArchitecture architecture;
    private readonly ConvNorm prefix;
    private readonly ConvNorm? reduction;
    private readonly ModuleList<Fire> fires;
    private readonly Linear head;
    private readonly int[] stageEnds;

    /// <summary>Makes a network with torch's default initialisation.</summary>
    internal SqueezeNet3d(SqueezeNetArchitecture architecture)
        : base(nameof(SqueezeNet3d))
    {
        this.architecture = architecture;
        prefix = new ConvNorm(
            architecture.Channels,
            architecture.PrefixChannels,
            architecture.PrefixKernel,
            architecture.PrefixStride);
        prefix.StartLocal();
        var inputs = architecture.PrefixChannels;
        if (architecture.ReductionChannels > 0)
        {
            reduction = new ConvNorm(inputs, architecture.ReductionChannels, kernel: 2, stride: 2);
            inputs = architecture.ReductionChannels;
        }

        List<Fire> modules = [];
        List<int> ends = [];
        foreach (var stage in architecture.Stages)
        {
            foreach (var shape in stage)
            {
                modules.Add(new Fire(inputs, shape, architecture.Activation));
                inputs = shape.Expand;
            }

            ends.Add(modules.Count);
        }

        stageEnds = [.. ends];
        fires = nn.ModuleList([.. modules]);
        head = nn.Linear(inputs, architecture.Outputs);
        RegisterComponents();
    }

    /// <summary>The learned halving after the first non-linearity, where there is one.</summary>
    internal ConvNorm? Reduction => reduction;

    /// <summary>The fire modules of all stages.</summary>
    internal IReadOnlyList<Fire> Fires => [.. fires];

    /// <summary>Fire modules up to the end of each stage.</summary>
    internal IReadOnlyList<int> StageEnds => stageEnds;

    /// <summary>From the mean of each channel to the answer.</summary>
    internal Linear Head => head;

    /// <inheritdoc/>
    public NetworkShape Shape => architecture.Shape;

    /// <inheritdoc/>
    public nn.Module Module => this;

    /// <summary>The affine part, from [n, channel, x, y, z] to the first non-linearity.</summary>
    public Tensor Prefix(Tensor input) => prefix.call(input);

    /// <inheritdoc/>
    public Tensor Rest(Tensor features) => head.call(Pooled(features));

    /// <inheritdoc/>
    public Tensor Features(Tensor input) => Pooled(Prefix(input));

    /// <inheritdoc/>
    public ITrunk? Fuse(int output, int gridSize, Device device, ScalarType precision) =>
        FusedTrunk.Of(this, architecture, gridSize, device, precision);

    /// <summary>The answer to each input: [n], or [n, output] where there are several.</summary>
    public override Tensor forward(Tensor input) => Rest(Prefix(input)).squeeze(1);

    /// <summary>Sets the head's offset, so that training need not begin by finding the targets' mean.</summary>
    internal void StartAt(double output)
    {
        using var off = no_grad();
        using Scalar value = output;
        head.bias!.fill_(value);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            prefix.Dispose();
            reduction?.Dispose();
            foreach (var fire in fires)
                fire.Dispose();
            fires.Dispose();
            head.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Pooled(Tensor features)
    {
        var activation = architecture.Activation;
        var values = Nonlinearity.Apply(activation, features);
        if (reduction is not null)
            values = Nonlinearity.Apply(activation, reduction.call(values));
        for (var i = 0; i < fires.Count; i++)
        {
            values = fires[i].call(values);
            if (stageEnds.Contains(i + 1) && i + 1 < fires.Count)
                values = Nonlinearity.Pool(architecture.Pooling, values);
        }

        return values.mean([2, 3, 4]);
    }
}
