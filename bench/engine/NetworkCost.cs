using Glimpse.Models.Networks;
using Glimpse.Models.Registry;

namespace Glimpse.Bench.Engine;

/// <summary>
/// Floating-point operations of a network's convolutions for one sample, two for each multiplication and addition.
/// </summary>
/// <param name="Prefix">Of the affine prefix.</param>
/// <param name="Trunk">Of everything behind it.</param>
internal sealed record NetworkCost(double Prefix, double Trunk)
{
    /// <summary>That of a network of our own kind; null for another.</summary>
    internal static NetworkCost? Of(ModelManifest manifest)
    {
        if (manifest.Architecture is not SqueezeNetArchitecture a)
            return null;
        var size = manifest.GridSize / a.PrefixStride;
        var prefix = Convolution(size, a.PrefixKernel, a.Channels, a.PrefixChannels);
        var (trunk, inputs) = (0.0, a.PrefixChannels);
        if (a.ReductionChannels > 0)
        {
            size /= 2;
            trunk += Convolution(size, 2, inputs, a.ReductionChannels);
            inputs = a.ReductionChannels;
        }

        foreach (var stage in a.Stages)
        {
            foreach (var fire in stage)
            {
                trunk += Fire(size, inputs, fire);
                inputs = fire.Expand;
            }

            size /= 2;
        }

        return new NetworkCost(prefix, trunk);
    }

    /// <summary>
    /// What a hoisted explanation can't do without: both ends through the network and through the prefix again, each
    /// gradient through the trunk and back (with respect to the input only, as costly as forward), and one pull-back
    /// through the prefix.
    /// </summary>
    internal double Explanation(int gradients) =>
        (2 * (Prefix + Trunk)) + (2 * Prefix) + (2.0 * gradients * Trunk) + Prefix;

    private static double Fire(int size, int inputs, FireShape fire) =>
        Convolution(size, 1, inputs, fire.Squeeze)
        + Convolution(size, 1, fire.Squeeze, fire.Expand / 2)
        + Convolution(size, 3, fire.Squeeze, fire.Expand / 2);

    private static double Convolution(int size, int kernel, int inputs, int outputs) =>
        2 * Math.Pow(size, 3) * Math.Pow(kernel, 3) * inputs * outputs;
}
