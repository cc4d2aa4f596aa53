using Glimpse.Core.Voxels;

namespace Glimpse.Tests.Schemes.Second;

/// <summary>A Gaussian, exp(-2 (d/r)²) up to one and a half radii. Densities add up, and so do their shares.</summary>
internal readonly struct SummedDensity : IAtomDensity
{
    private const double Radii = 1.5;

    public static double Reach(double radius) => Radii * radius;

    public static double At(double squaredDistance, double radius) =>
        squaredDistance < Reach(radius) * Reach(radius) ? Math.Exp(-2 * squaredDistance / (radius * radius)) : 0;

    public static void Share(ReadOnlySpan<double> descending, Span<double> shares)
    {
        var sum = 0.0;
        foreach (var density in descending)
            sum += density;
        for (var i = 0; i < descending.Length; i++)
            shares[i] = descending[i] / sum;
    }
}
