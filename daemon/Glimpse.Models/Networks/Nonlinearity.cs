using static TorchSharp.torch;

namespace Glimpse.Models.Networks;

/// <summary>The functions that <see cref="Activation"/> and <see cref="Pooling"/> name.</summary>
internal static class Nonlinearity
{
    /// <summary>How sharp softplus's corner is: 1 would round half the range of a normalised unit, much more would be ReLU again.</summary>
    private const double Sharpness = 4;

    /// <summary>Beyond this argument of the exponential softplus is its asymptote to float32's precision.</summary>
    private const double Asymptote = 20;

    /// <summary>Keeps the fourth root's slope finite at 0; (1e-12)^(1/4) is a thousandth.</summary>
    private const double Floor = 1e-12;

    /// <summary>The activation of each value.</summary>
    internal static Tensor Apply(Activation activation, Tensor values) => activation switch
    {
        Activation.Softplus => nn.functional.softplus(values, Sharpness, Asymptote),
        _ => nn.functional.relu(values),
    };

    /// <summary>Half the edge: [n, channel, x, y, z] pooled over 2×2×2 voxels.</summary>
    internal static Tensor Pool(Pooling pooling, Tensor values) => pooling switch
    {
        Pooling.PowerMean => nn.functional.avg_pool3d(values.square().square(), [2, 2, 2]).add(Floor).sqrt().sqrt(),
        _ => nn.functional.max_pool3d(values, [2, 2, 2]),
    };
}
