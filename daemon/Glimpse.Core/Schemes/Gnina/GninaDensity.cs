using Glimpse.Core.Voxels;

namespace Glimpse.Core.Schemes.Gnina;

/// <summary>
/// How much an atom of radius r adds to a voxel at distance d of its centre, with q = d/r: exp(-2 q²) up to q = 1,
/// e^-2 (2 q - 3)² on to q = 1.5, nothing beyond (Ragoza et al., J. Chem. Inf. Model. 2017, 57, 942). Densities add up,
/// and a voxel is divided as they do.
/// </summary>
public readonly struct GninaDensity : IAtomDensity
{
    /// <summary>An atom reaches as far as so many of its radii.</summary>
    public const double Radii = 1.5;

    /// <summary>e^-2: where the Gaussian ends and the parabola begins.</summary>
    internal const double AtRadius = 0.1353352832366127;

    /// <inheritdoc/>
    public static double Reach(double radius) => Radii * radius;

    /// <inheritdoc/>
    public static double At(double squaredDistance, double radius)
    {
        var squared = squaredDistance / (radius * radius);
        if (squared <= 1)
            return Math.Exp(-2 * squared);
        var ratio = Math.Sqrt(squared);
        var beyond = (2 * ratio) - 3;
        return ratio < Radii ? AtRadius * beyond * beyond : 0;
    }

    /// <inheritdoc/>
    public static void Share(ReadOnlySpan<double> descending, Span<double> shares)
    {
        var sum = 0.0;
        foreach (var density in descending)
            sum += density;
        for (var i = 0; i < descending.Length; i++)
            shares[i] = descending[i] / sum;
    }
}
