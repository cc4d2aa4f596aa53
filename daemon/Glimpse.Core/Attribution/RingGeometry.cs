using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>How two aromatic rings lie to each other.</summary>
/// <param name="Distance">Distance between their centres, Å.</param>
/// <param name="PlaneAngle">Angle between their planes, 0 to 90 degrees.</param>
/// <param name="Offset">How far the centre of one lies beside the other's axis, the smaller of both ways; Å.</param>
public sealed record RingGeometry(double Distance, double PlaneAngle, double Offset)
{
    /// <summary>Rings whose centres are nearer than this are stacked (PLIP, Salentin et al. 2015), Å.</summary>
    private const double StackingReach = 5.5;

    /// <summary>
    /// Planes are parallel up to this angle, and at right angles from 90 degrees minus it on (PLIP), degrees.
    /// </summary>
    private const double AngleTolerance = 30;

    /// <summary>Radius of a benzene ring, Å: beyond it one centre no longer lies over the other ring.</summary>
    private const double RingRadius = 1.4;

    /// <summary>
    /// The kind of stacking: <c>parallel</c>, <c>offset</c>, <c>T-shaped</c> or <c>tilted</c>; null where the rings are
    /// too far apart.
    /// </summary>
    public string? Stacking => Distance > StackingReach ? null
        : PlaneAngle >= 90 - AngleTolerance ? "T-shaped"
        : PlaneAngle > AngleTolerance ? "tilted"
        : Offset > RingRadius ? "offset"
        : "parallel";

    /// <summary>The two nearest rings that the atoms are in; null where one is in none.</summary>
    internal static RingGeometry? Between(TypedComplex complex, int first, int second) =>
        (
            from one in AromaticRing.Of(complex, first)
            from other in AromaticRing.Of(complex, second)
            select new RingGeometry(
                one.Center.DistanceTo(other.Center),
                one.AngleTo(other),
                Math.Min(one.OffsetOf(other), other.OffsetOf(one)))
        ).MinBy(pair => pair.Distance);
}
