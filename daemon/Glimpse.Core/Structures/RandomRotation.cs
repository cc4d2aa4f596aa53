namespace Glimpse.Core.Structures;

/// <summary>Rotations drawn evenly from all.</summary>
public static class RandomRotation
{
    /// <summary>A rotation: a quaternion drawn evenly from the sphere (Shoemake 1992).</summary>
    /// <param name="random">Source of three numbers.</param>
    /// <returns>A unit axis and an angle in radians.</returns>
    public static (Point3 Axis, double Angle) Draw(Random random)
    {
        var (share, first, second) = (random.NextDouble(), Turn(random), Turn(random));
        var (low, high) = (Math.Sqrt(1 - share), Math.Sqrt(share));
        var vector = new Point3(low * Math.Sin(first), low * Math.Cos(first), high * Math.Sin(second));
        return (vector.Normalized(), 2 * Math.Atan2(vector.Length, high * Math.Cos(second)));
    }

    private static double Turn(Random random) => 2 * Math.PI * random.NextDouble();
}
