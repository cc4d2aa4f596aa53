using Glimpse.Core.Structures;
using Glimpse.Training.Data;

namespace Glimpse.Training.Pairs;

/// <summary>Ligands where they can't be: turned, shifted, or both, each drawn by the complex's name.</summary>
internal static class DisplacedPose
{
    /// <summary>What the column kind says of such a pose.</summary>
    internal const string Displaced = "displaced";

    private const string TurnedAndShifted = "turned and shifted";
    private const string Turned = "turned";
    private const string Shifted = "shifted";

    /// <summary>The shortest and the longest shift, Å.</summary>
    private const double Shortest = 1;
    private const double Longest = 5;

    /// <summary>The three of a ligand.</summary>
    /// <param name="name">Set and name of the complex.</param>
    /// <param name="positions">Its ligand's heavy atoms, Å.</param>
    /// <param name="seed">For others of the same complex.</param>
    internal static IEnumerable<(string Name, Point3[] Positions)> Of(string name, Point3[] positions, int seed)
    {
        var random = new Random(StableSeed.Of(name, seed));
        yield return (TurnedAndShifted, Shift(Turn(positions, random), random));
        yield return (Turned, Turn(positions, random));
        yield return (Shifted, Shift(positions, random));
    }

    /// <summary>Turned about its centroid, evenly from all rotations.</summary>
    private static Point3[] Turn(Point3[] positions, Random random)
    {
        // A direction of four dimensions is a quaternion of an even rotation (Shoemake 1992).
        var (w, axis) = (Normal(random), Vector(random));
        var angle = 2 * Math.Atan2(axis.Length, w);
        var (center, direction) = (Point3.Centroid(positions), axis.Normalized());
        return Array.ConvertAll(positions, point => (point - center).Rotated(direction, angle) + center);
    }

    private static Point3[] Shift(Point3[] positions, Random random)
    {
        var shift = Vector(random).Normalized() * (Shortest + ((Longest - Shortest) * random.NextDouble()));
        return Array.ConvertAll(positions, point => point + shift);
    }

    private static Point3 Vector(Random random) => new(Normal(random), Normal(random), Normal(random));

    /// <summary>A number from the standard normal distribution (Box and Muller 1958).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
