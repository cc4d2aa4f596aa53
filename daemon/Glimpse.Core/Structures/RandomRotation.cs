namespace Glimpse.Core.Structures;

/// <summary>Rotations and directions drawn evenly from all.</summary>
public static class RandomRotation
{
    /// <summary>
    /// A rotation: a direction of four dimensions is a quaternion of an even rotation (Shoemake 1992).
    /// </summary>
    /// <param name="random">Source of eight numbers.</param>
    /// <returns>A unit axis and an angle in radians.</returns>
    public static (Point3 Axis, double Angle) Draw(Random random)
    {
        var (w, vector) = (Normal(random), Vector(random));
        return (vector.Normalized(), 2 * Math.Atan2(vector.Length, w));
    }

    /// <summary>A unit vector.</summary>
    /// <param name="random">Source of six numbers.</param>
    public static Point3 Direction(Random random) => Vector(random).Normalized();

    private static Point3 Vector(Random random) => new(Normal(random), Normal(random), Normal(random));

    /// <summary>A number from the standard normal distribution (Box and Muller 1958).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
