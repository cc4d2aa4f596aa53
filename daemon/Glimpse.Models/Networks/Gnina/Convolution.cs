using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Glimpse.Models.Networks.Gnina;

/// <summary>A 3D convolution with bias, stride 1, as large behind as before.</summary>
internal sealed class Convolution : nn.Module<Tensor, Tensor>, IFoldable
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly long[] padding;
    private Tensor? folded;

    /// <summary>Makes the layer with random weights that keep the size of what goes through (He et al. 2015).</summary>
    internal Convolution(int inputs, int outputs, int kernel)
        : base(nameof(Convolution))
    {
        using var scope = NewDisposeScope();
        using Scalar spread = Math.Sqrt(2.0 / (inputs * kernel * kernel * kernel));
        weight = new Parameter(randn([outputs, inputs, kernel, kernel, kernel]).mul(spread));
        bias = new Parameter(zeros(outputs));
        padding = [kernel / 2, kernel / 2, kernel / 2];
        RegisterComponents();
        scope.Detach(weight, bias);
    }

    /// <summary>[output, input, x, y, z].</summary>
    internal Tensor Weight => weight;

    /// <summary>[output].</summary>
    internal Tensor Bias => bias;

    /// <summary>Lays the weights out with their channels fastest, as what goes in is.</summary>
    public void Fold()
    {
        using var scope = NewDisposeScope();
        folded = ConvNorm.ChannelsLast(weight.detach()).DetachFromDisposeScope();
    }

    /// <summary>[n, channel, x, y, z] to the same with other channels.</summary>
    public override Tensor forward(Tensor input) =>
        nn.functional.conv3d(input, folded ?? weight, bias, padding: padding);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            folded?.Dispose();
            weight.Dispose();
            bias.Dispose();
        }

        base.Dispose(disposing);
    }
}
