using static TorchSharp.torch;

namespace Glimpse.Models.Networks.Gnina;

/// <summary>The largest of 2×2×2 voxels, before anything else looks at them.</summary>
internal static class MaxPool
{
    /// <summary>Half the edge.</summary>
    internal static Tensor Halve(Tensor values) => nn.functional.max_pool3d(values, [2, 2, 2]);

    /// <summary>
    /// True where pooling is affine between two inputs: from an empty channel, since voxels aren't negative, and where
    /// a channel stays as it is. A maximum of straight lines is convex along the path, so that it is straight when its
    /// middle lies on the chord.
    /// </summary>
    internal static bool IsStraight(Tensor start, Tensor end) =>
        !Halve(start.add(end, Nonlinearity.One))
            .ne(Halve(start).add(Halve(end), Nonlinearity.One))
            .any()
            .item<bool>();
}
