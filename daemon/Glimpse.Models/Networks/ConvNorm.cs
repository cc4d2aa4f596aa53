using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Glimpse.Models.Networks;

/// <summary>
/// A 3D convolution and its batch normalisation: affine in evaluation. <see cref="Fold"/> makes one convolution of the
/// two.
/// </summary>
internal sealed class ConvNorm : nn.Module<Tensor, Tensor>, IFoldable
{
    /// <summary>
    /// Standard deviation, in voxels, of the bell over a kernel that <see cref="StartLocal"/> starts with.
    /// </summary>
    private const double LocalWidth = 0.7;

    /// <summary>Share of a batch in the running mean and variance; torch's default.</summary>
    private const double Momentum = 0.1;

    private readonly Conv3d conv;
    private readonly BatchNorm3d norm;
    private readonly long[] stride;
    private readonly long[] padding;
    private Tensor? foldedWeight;
    private Tensor? foldedBias;

    /// <summary>Makes the layer with torch's default initialisation.</summary>
    internal ConvNorm(int inputs, int outputs, int kernel, int stride = 1)
        : base(nameof(ConvNorm))
    {
        // A stride as even or odd as the kernel: the padding is the same on both sides, and so is what the edges see.
        var margin = (kernel - stride) / 2;
        this.stride = [stride, stride, stride];
        padding = [margin, margin, margin];
        conv = nn.Conv3d(inputs, outputs, kernel, stride: stride, padding: margin, bias: false);
        norm = nn.BatchNorm3d(outputs);
        RegisterComponents();
    }

    /// <summary>The weights with the normalisation in them, channels last, after <see cref="Fold"/>.</summary>
    internal Tensor FoldedWeight => foldedWeight ?? throw new InvalidOperationException("The layer isn't folded.");

    /// <summary>The bias with the normalisation in it, after <see cref="Fold"/>.</summary>
    internal Tensor FoldedBias => foldedBias ?? throw new InvalidOperationException("The layer isn't folded.");

    /// <summary>
    /// Draws the first weights of a wide kernel so that they fall off from its middle: a filter starts with what one
    /// voxel's neighbourhood says and widens where that pays. The first filter starts with the plain sum over all
    /// channels: where two molecules overlap it is largest, which random filters take many epochs to find.
    /// </summary>
    internal void StartLocal()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var weight = conv.weight!;
        using Scalar middle = 0.5 * (weight.shape[2] - 1);
        using Scalar width = -2 * LocalWidth * LocalWidth;
        using Scalar size = weight.shape[2];
        var offset = arange(size, float32).sub(middle);
        var fall = exp((offset * offset).div(width));
        var envelope = fall.view(-1, 1, 1) * fall.view(1, -1, 1) * fall.view(1, 1, -1);
        weight.copy_(randn_like(weight) * envelope);
        weight[0].copy_(envelope.expand_as(weight[0]));
    }

    /// <summary>
    /// Merges the normalisation into the convolution, weights channels-last (measured faster); for evaluation only.
    /// </summary>
    public void Fold()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using Scalar epsilon = norm.eps;
        using Scalar minus = -1;
        var scale = norm.weight! / norm.running_var!.add(epsilon, Nonlinearity.One).sqrt();
        var weight = conv.weight!.detach() * scale.view(-1, 1, 1, 1, 1);
        foldedWeight = ChannelsLast(weight).DetachFromDisposeScope();
        foldedBias = norm.bias!.addcmul(norm.running_mean!, scale, minus).detach().DetachFromDisposeScope();
    }

    /// <summary>
    /// The layer's output. The module's own forward counts batches with a number that the garbage collector may free
    /// while torch reads it; the function underneath doesn't count.
    /// </summary>
    public override Tensor forward(Tensor input) =>
        foldedWeight is null
            ? nn.functional.batch_norm(
                conv.call(input),
                norm.running_mean!,
                norm.running_var!,
                norm.weight!,
                norm.bias!,
                training,
                Momentum,
                norm.eps)
            : nn.functional.conv3d(input, foldedWeight, foldedBias, stride, padding);

    /// <summary>The same tensor with its channels fastest in memory.</summary>
    internal static Tensor ChannelsLast(Tensor tensor) =>
        tensor.permute(0, 2, 3, 4, 1).contiguous().permute(0, 4, 1, 2, 3);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foldedWeight?.Dispose();
            foldedBias?.Dispose();
            conv.Dispose();
            norm.Dispose();
        }

        base.Dispose(disposing);
    }
}
