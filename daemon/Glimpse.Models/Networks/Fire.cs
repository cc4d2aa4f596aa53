using static TorchSharp.torch;

namespace Glimpse.Models.Networks;

/// <summary>
/// SqueezeNet's fire module in three dimensions (Iandola et al. 2016; Jiménez et al. 2018, KDEEP): a 1×1×1 convolution
/// to few channels, then 1×1×1 and 3×3×3 side by side; where widths allow, the input is added (the paper's simple
/// bypass).
/// </summary>
internal sealed class Fire : nn.Module<Tensor, Tensor>
{
    private readonly Activation activation;
    private readonly ConvNorm squeeze;
    private readonly ConvNorm expand1;
    private readonly ConvNorm expand3;

    /// <summary>Makes the module with torch's default initialisation.</summary>
    internal Fire(int inputs, FireShape shape, Activation activation)
        : base(nameof(Fire))
    {
        this.activation = activation;
        squeeze = new ConvNorm(inputs, shape.Squeeze, 1);
        expand1 = new ConvNorm(shape.Squeeze, shape.Expand / 2, 1);
        expand3 = new ConvNorm(shape.Squeeze, shape.Expand / 2, 3);
        Bypass = inputs == shape.Expand;
        RegisterComponents();
    }

    /// <summary>The 1×1×1 convolution to few channels.</summary>
    internal ConvNorm Squeeze => squeeze;

    /// <summary>The 1×1×1 convolution, the output's first half.</summary>
    internal ConvNorm Expand1 => expand1;

    /// <summary>The 3×3×3 convolution, the output's second half.</summary>
    internal ConvNorm Expand3 => expand3;

    /// <summary>True when the input is added to the output.</summary>
    internal bool Bypass { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var squeezed = Nonlinearity.Apply(activation, squeeze.call(input));
        var expanded = cat([expand1.call(squeezed), expand3.call(squeezed)], 1);
        return Nonlinearity.Apply(activation, Bypass ? expanded.add(input, Nonlinearity.One) : expanded);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            squeeze.Dispose();
            expand1.Dispose();
            expand3.Dispose();
        }

        base.Dispose(disposing);
    }
}
