using Glimpse.Core.Structures;
using Glimpse.Training.Data;

namespace Glimpse.Training.Poses;

/// <summary>Ligands where they can't be: turned, shifted, both, or mirrored.</summary>
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

    /// <summary>Three of a ligand, drawn by the complex's name.</summary>
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

    /// <summary>One that is turned, shifted, both or mirrored, each as often.</summary>
    internal static Point3[] Any(Point3[] positions, Random random) =>
        random.Next(4) switch
        {
            0 => Shift(Turn(positions, random), random),
            1 => Turn(positions, random),
            2 => Shift(positions, random),
            _ => Mirror(positions, random),
        };

    /// <summary>Mirrored on a plane through its centroid; what its atoms are to a chemist stays.</summary>
    private static Point3[] Mirror(Point3[] positions, Random random)
    {
        var (center, normal) = (Point3.Centroid(positions), RandomRotation.Direction(random));
        return Array.ConvertAll(positions, point => point - (normal * (2 * (point - center).Dot(normal))));
    }

    /// <summary>Turned about its centroid, evenly from all rotations.</summary>
    private static Point3[] Turn(Point3[] positions, Random random)
    {
        var (center, (axis, angle)) = (Point3.Centroid(positions), RandomRotation.Draw(random));
        return Array.ConvertAll(positions, point => (point - center).Rotated(axis, angle) + center);
    }

    private static Point3[] Shift(Point3[] positions, Random random)
    {
        var shift = RandomRotation.Direction(random) * (Shortest + ((Longest - Shortest) * random.NextDouble()));
        return Array.ConvertAll(positions, point => point + shift);
    }
}
