using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Glimpse.Models.Fused;

/// <summary>
/// The two shapes of the same memory: [sample voxel, channel] and [sample, channel, x, y, z] with channels last.
/// </summary>
internal static class Rows
{
    /// <summary>A tensor's memory; it must lie on the CPU without gaps.</summary>
    internal static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    /// <summary>Rows of samples of this edge, as convolutions take them.</summary>
    internal static Tensor Grid(Tensor rows, int edge) =>
        rows.view(-1, edge, edge, edge, rows.shape[1]).permute(0, 4, 1, 2, 3);

    /// <summary>What a convolution gave, as rows.</summary>
    internal static Tensor Of(Tensor grid) => grid.permute(0, 2, 3, 4, 1).contiguous().view(-1, grid.shape[1]);
}
