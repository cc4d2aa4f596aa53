namespace Glimpse.Core.Voxels;

/// <summary>
/// How much of a voxel an atom fills: 1 - exp(-(r/d)^12) at distance d (Å) of the voxel's centre, van der Waals radius
/// r (Jiménez et al., J. Chem. Inf. Model. 2018, 58, 287: KDEEP), taken as 0 from <see cref="Cutoff"/> on.
/// </summary>
public static class AtomOccupancy
{
    /// <summary>The distance in Å from which an atom fills nothing.</summary>
    public const double Cutoff = 5.0;

    private const double SeriesLimit = 1e-5;

    /// <summary>
    /// The occupancy at squared distance <paramref name="squaredDistance"/> (Å²) by an atom of radius
    /// <paramref name="radius"/> (Å).
    /// </summary>
    public static double At(double squaredDistance, double radius)
    {
        if (squaredDistance >= Cutoff * Cutoff)
            return 0;
        var ratio = radius * radius / squaredDistance;
        var power = ratio * ratio * ratio * ratio * ratio * ratio;

        // 1 - exp(-u) loses every digit of a small u; its series doesn't.
        return power < SeriesLimit ? power * (1 - (0.5 * power)) : 1 - Math.Exp(-power);
    }
}
