using Glimpse.Models.Networks;
using static TorchSharp.torch;

namespace Glimpse.Models.Fused;

/// <summary>
/// A frozen <see cref="Fire"/> on rows [voxel, channel] of some samples: 1×1×1 convolutions are products of matrices,
/// the 3×3×3 one and its way back are torch's, what lies between are kernels of one pass.
/// </summary>
internal sealed class FusedFire : IDisposable
{
    private readonly Tensor squeeze;
    private readonly Tensor squeezeBack;
    private readonly Tensor squeezeBias;
    private readonly Tensor expand1;
    private readonly Tensor expand1Back;
    private readonly Tensor expand1Bias;
    private readonly Tensor expand3;
    private readonly Tensor expand3Back;
    private readonly Tensor expand3Bias;
    private readonly bool bypass;

    internal FusedFire(Fire fire, int edge)
    {
        Edge = edge;
        bypass = fire.Bypass;
        (squeeze, squeezeBack, squeezeBias) = Matrices(fire.Squeeze);
        (expand1, expand1Back, expand1Bias) = Matrices(fire.Expand1);
        expand3 = fire.Expand3.FoldedWeight.alias();
        expand3Bias = fire.Expand3.FoldedBias.alias();
        expand3Back = ConvNorm.ChannelsLast(expand3.flip(2, 3, 4).transpose(0, 1));
        (Inputs, Squeezed, Half) = ((int)squeeze.shape[0], (int)squeeze.shape[1], (int)expand1.shape[1]);
    }

    /// <summary>Edge of the grid, voxels.</summary>
    internal int Edge { get; }

    /// <summary>Channels of the input.</summary>
    internal int Inputs { get; }

    /// <summary>Channels between the two layers.</summary>
    internal int Squeezed { get; }

    /// <summary>Channels from the 1×1×1 convolution, and as many from the 3×3×3 one.</summary>
    internal int Half { get; }

    /// <summary>Channels of the output.</summary>
    internal int Outputs => 2 * Half;

    /// <summary>Voxels of one sample.</summary>
    internal int Voxels => Edge * Edge * Edge;

    /// <summary>The output of [row, input]; the slopes of both activations go to the buffers.</summary>
    internal Tensor Forward(Tensor input, Span<float> squeezeSlopes, Span<float> slopes)
    {
        var squeezed = addmm(squeezeBias, input, squeeze, 1, 1);
        SoftplusKernel.Apply(Rows.Values(squeezed), squeezeSlopes);
        var left = addmm(expand1Bias, squeezed, expand1, 1, 1);
        var right = Rows.Of(
            nn.functional.conv3d(Rows.Grid(squeezed, Edge), expand3, expand3Bias, [1, 1, 1], [1, 1, 1]));
        var output = empty(input.shape[0], Outputs);
        SoftplusKernel.Join(
            Rows.Values(left),
            Rows.Values(right),
            bypass ? Rows.Values(input) : default,
            Half,
            Rows.Values(output),
            slopes);
        return output;
    }

    /// <summary>The gradient of the input, from that of the sum before the last activation.</summary>
    internal Tensor Backward(Tensor gradient, ReadOnlySpan<float> squeezeSlopes)
    {
        var right = nn.functional.conv3d(
            Rows.Grid(gradient.narrow(1, Half, Half), Edge),
            expand3Back,
            null,
            [1, 1, 1],
            [1, 1, 1]);
        var squeezed = addmm(Rows.Of(right), gradient.narrow(1, 0, Half), expand1Back, 1, 1);
        SoftplusKernel.Scale(Rows.Values(squeezed), squeezeSlopes);
        return bypass ? addmm(gradient, squeezed, squeezeBack, 1, 1) : squeezed.mm(squeezeBack);
    }

    private Tensor[] Tensors =>
        [squeeze, squeezeBack, squeezeBias, expand1, expand1Back, expand1Bias, expand3, expand3Back, expand3Bias];

    /// <summary>Takes the tensors out of the scope in which they were made, once all of a trunk are.</summary>
    internal void Keep() => Array.ForEach(Tensors, tensor => tensor.DetachFromDisposeScope());

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(Tensors, tensor => tensor.Dispose());

    /// <summary>A 1×1×1 convolution as [input, output] and [output, input], and its bias.</summary>
    private static (Tensor Forward, Tensor Backward, Tensor Bias) Matrices(ConvNorm layer)
    {
        var weight = layer.FoldedWeight.flatten(1);
        return (
            weight.t().contiguous(),
            weight.contiguous(),
            layer.FoldedBias.alias());
    }
}
