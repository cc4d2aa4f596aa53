namespace Glimpse.Core.Attribution;

/// <summary>
/// At which level a channel's isosurface is drawn unless somebody asks for another: the highest at which the voxels at
/// or above it, signs dropped, hold half of the channel's absolute attribution.
/// </summary>
public static class IsoLevel
{
    /// <summary>The share of the absolute attribution that the surface encloses.</summary>
    public const double EnclosedShare = 0.5;

    /// <summary>The level of one channel.</summary>
    /// <param name="map">Attributions, one a voxel, in the model's unit.</param>
    /// <param name="voxelVolume">Volume of a voxel, Å³.</param>
    /// <returns>The level in the model's unit per Å³; null where the channel is all zero.</returns>
    public static double? Of(ReadOnlySpan<float> map, double voxelVolume)
    {
        var sizes = new List<float>();
        var total = 0.0;
        foreach (var value in map)
        {
            if (value == 0)
                continue;
            sizes.Add(Math.Abs(value));
            total += Math.Abs(value);
        }

        sizes.Sort();
        var enclosed = 0.0;
        for (var i = sizes.Count - 1; i >= 0; i--)
        {
            enclosed += sizes[i];
            if (enclosed >= EnclosedShare * total)
                return sizes[i] / voxelVolume;
        }

        return null;
    }
}
