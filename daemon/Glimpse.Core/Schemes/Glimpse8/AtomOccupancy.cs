using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Glimpse8;

/// <summary>
/// How much of a voxel an atom fills: 1 - exp(-(r/d)^12) at distance d (Å) of the voxel's centre, van der Waals radius
/// r (Jiménez et al., J. Chem. Inf. Model. 2018, 58, 287: KDEEP), taken as 0 from <see cref="Cutoff"/> on. Over atoms
/// the maximum counts, so that a voxel is divided by the Shapley value of the maximum.
/// </summary>
public readonly struct AtomOccupancy : IAtomDensity
{
    /// <summary>The distance in Å from which an atom fills nothing.</summary>
    public const double Cutoff = 5.0;

    private const double SeriesLimit = 1e-5;

    /// <inheritdoc/>
    public static double Reach(double radius) => Cutoff;

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

    /// <summary>
    /// The Shapley value of the maximum: with occupancies sorted n1 &lt;= ... &lt;= nk, atom j gets the sum over
    /// i &lt;= j of (n_i - n_(i-1)) / (k - i + 1), divided by n_k. The shares of a voxel sum to 1, don't depend on the
    /// order of atoms, and change continuously with their positions.
    /// </summary>
    /// <inheritdoc/>
    public static void Share(ReadOnlySpan<double> descending, Span<double> shares)
    {
        var count = descending.Length;
        if (count == 0)
            return;

        // From the smallest up: the step from one occupancy to the next is shared by all that reach it.
        var sum = 0.0;
        var previous = 0.0;
        for (var j = count - 1; j >= 0; j--)
        {
            sum += (descending[j] - previous) / (j + 1);
            previous = descending[j];
            shares[j] = sum / descending[0];
        }
    }
}
