using Glimpse.Core.Voxels;
using static TorchSharp.torch;

namespace Glimpse.Models.Inference;

/// <summary>The cube's rotations as torch does them: axes permuted, some flipped.</summary>
internal static class GridRotation
{
    private const int SpatialAxes = 3;

    /// <summary>A grid turned in several ways, channels fastest in memory.</summary>
    /// <param name="voxels">[1, channel, x, y, z], channels fastest in memory.</param>
    /// <param name="rotations">How.</param>
    /// <returns>[rotation, channel, x, y, z].</returns>
    internal static Tensor Turned(Tensor voxels, IReadOnlyList<CubeRotation> rotations)
    {
        var channelsLast = voxels.permute(0, 2, 3, 4, 1);
        return cat([.. rotations.Select(rotation => Turned(channelsLast, rotation))]).permute(0, 4, 1, 2, 3);
    }

    private static Tensor Turned(Tensor grid, CubeRotation rotation)
    {
        var axes = rotation.Axes;
        var permuted = grid.permute(0, 1 + axes[0], 1 + axes[1], 1 + axes[2], 1 + SpatialAxes);
        List<long> flipped = [];
        for (var axis = 0; axis < SpatialAxes; axis++)
        {
            if (rotation.Signs[axis] < 0)
                flipped.Add(1 + axis);
        }

        return permuted.flip([.. flipped]).contiguous();
    }
}
