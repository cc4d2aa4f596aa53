using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Models.Networks;

/// <summary>
/// The functions that <see cref="Activation"/> and <see cref="Pooling"/> name. Constants are kept as
/// <see cref="Scalar"/>s: one that TorchSharp makes of a number on the way may be freed by the garbage collector while
/// torch still reads it.
/// </summary>
internal static class Nonlinearity
{
    /// <summary>
    /// How sharp softplus's corner is: 1 would round half the range of a normalised unit, much more would be ReLU
    /// again.
    /// </summary>
    internal const float Sharpness = 4;

    /// <summary>Keeps the fourth root's slope finite at 0; (1e-12)^(1/4) is a thousandth.</summary>
    internal const float PowerFloor = 1e-12f;

    /// <summary>The factor that TorchSharp's additions take; without it they make one on the way.</summary>
    internal static readonly Scalar One = 1;

    private static readonly Scalar Inward = -Sharpness;
    private static readonly Scalar Outward = -1 / Sharpness;
    private static readonly Scalar Floor = PowerFloor;

    /// <summary>
    /// The activation of each value; ln(1 + e^(s v)) / s is computed as -ln(sigmoid(-s v)) / s, which takes no number.
    /// </summary>
    internal static Tensor Apply(Activation activation, Tensor values) => activation switch
    {
        Activation.Softplus => nn.functional.logsigmoid(values.mul(Inward)).mul(Outward),
        _ => nn.functional.relu(values),
    };

    /// <summary>Half the edge: [n, channel, x, y, z] pooled over 2×2×2 voxels.</summary>
    internal static Tensor Pool(Pooling pooling, Tensor values) => pooling switch
    {
        Pooling.PowerMean => nn.functional.avg_pool3d(FourthPower(values), [2, 2, 2]).add(Floor, One).sqrt().sqrt(),
        _ => nn.functional.max_pool3d(values, [2, 2, 2]),
    };

    // TorchSharp's square is a power with a number 2 made on the way.
    private static Tensor FourthPower(Tensor values)
    {
        var squared = values.mul(values);
        return squared.mul(squared);
    }
}
