using Glimpse.Core.Voxels;

namespace Glimpse.Core.Maps;

/// <summary>What every map writer asks of its arguments.</summary>
internal static class MapChecks
{
    /// <summary>
    /// Makes sure that there is one value a voxel and that all are finite: no viewer reads NaN the same way.
    /// </summary>
    public static void Require(VoxelGrid grid, ReadOnlySpan<float> values)
    {
        if (values.Length != grid.VoxelCount)
            throw new ArgumentException(
                $"The grid has {grid.VoxelCount} voxels, the map {values.Length}.",
                nameof(values));
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
                throw new ArgumentException($"A map holds {value}, which no map format can say.", nameof(values));
        }
    }

    /// <summary>A title as one line of ASCII, since map headers are lines of ASCII.</summary>
    public static string OneLine(string title) =>
        string.Concat(title.Select(c => char.IsControl(c) ? ' ' : char.IsAscii(c) ? c : '?')).Trim();
}
