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
internal sealed class SqueezeNet3d : nn.Module<Tensor, Tensor>
{
    private readonly ConvNorm prefix;
    private readonly ConvNorm? reduction;
    private readonly ModuleList<Fire> fires;
    private readonly Linear head;
    private readonly int[] stageEnds;
    private readonly Activation activation;
    private readonly Pooling pooling;

    /// <summary>Makes a network with torch's default initialisation.</summary>
    internal SqueezeNet3d(SqueezeNetArchitecture architecture)
        : base(nameof(SqueezeNet3d))
    {
        (activation, pooling) = (architecture.Activation, architecture.Pooling);
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
                modules.Add(new Fire(inputs, shape, activation));
                inputs = shape.Expand;
            }

            ends.Add(modules.Count);
        }

        stageEnds = [.. ends];
        fires = nn.ModuleList([.. modules]);
        head = nn.Linear(inputs, 1);
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

    /// <summary>The affine part, from [n, channel, x, y, z] to the first non-linearity.</summary>
    internal Tensor Prefix(Tensor input) => prefix.call(input);

    /// <summary>Everything after <see cref="Prefix"/>, down to one number a sample: [n].</summary>
    internal Tensor Rest(Tensor features) => head.call(Pooled(features)).squeeze(1);

    /// <summary>What the head sees of each input: [n, feature].</summary>
    internal Tensor Features(Tensor input) => Pooled(Prefix(input));

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Rest(Prefix(input));

    /// <summary>Sets the head's offset, so that training need not begin by finding the targets' mean.</summary>
    internal void StartAt(double output)
    {
        using var off = no_grad();
        using Scalar value = output;
        head.bias!.fill_(value);
    }

    /// <summary>
    /// Makes the network ready to be explained: evaluation mode, normalisations folded, no gradients for weights.
    /// </summary>
    internal void Freeze()
    {
        eval();
        foreach (var parameter in parameters())
            parameter.requires_grad_(false);
        foreach (var layer in modules().OfType<ConvNorm>())
            layer.Fold();
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
        var values = Nonlinearity.Apply(activation, features);
        if (reduction is not null)
            values = Nonlinearity.Apply(activation, reduction.call(values));
        for (var i = 0; i < fires.Count; i++)
        {
            values = fires[i].call(values);
            if (stageEnds.Contains(i + 1) && i + 1 < fires.Count)
                values = Nonlinearity.Pool(pooling, values);
        }

        return values.mean([2, 3, 4]);
    }
}
