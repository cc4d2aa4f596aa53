using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Training.Poses;

/// <summary>Moves a ligand at random: turns its torsions, then turns and shifts the whole.</summary>
internal static class PoseMove
{
    /// <summary>Largest shift along each axis at scale 1 (Å).</summary>
    private const double LargestShift = 2.0;

    /// <summary>Largest turn about a random axis at scale 1 (radians).</summary>
    private const double LargestTurn = Math.PI / 4;

    /// <summary>Largest change of a torsion at scale 1 (radians).</summary>
    private const double LargestTwist = Math.PI / 3;

    /// <summary>Share of the torsions that change.</summary>
    private const double TwistedShare = 0.5;

    /// <summary>A moved copy of a ligand's coordinates.</summary>
    /// <param name="positions">Heavy atoms, Å.</param>
    /// <param name="torsions">Its rotatable bonds.</param>
    /// <param name="scale">0 leaves everything in place, 1 moves as far as the limits allow.</param>
    /// <param name="random">Source of the move.</param>
    internal static Point3[] Apply(
        ImmutableArray<Point3> positions,
        ImmutableArray<Torsion> torsions,
        double scale,
        Random random)
    {
        var moved = positions.ToArray();
        foreach (var torsion in torsions)
        {
            if (random.NextDouble() < TwistedShare)
                Twist(moved, torsion, scale * LargestTwist * Symmetric(random));
        }

        var center = Point3.Centroid(moved);
        var shift = new Point3(Symmetric(random), Symmetric(random), Symmetric(random)) * (scale * LargestShift);
        var axis = RandomDirection(random);
        var angle = scale * LargestTurn * Symmetric(random);
        for (var i = 0; i < moved.Length; i++)
            moved[i] = (moved[i] - center).Rotated(axis, angle) + center + shift;
        return moved;
    }

    private static void Twist(Point3[] positions, Torsion torsion, double angle)
    {
        var origin = positions[torsion.Moving];
        var axis = (origin - positions[torsion.Fixed]).Normalized();
        foreach (var atom in torsion.Atoms)
            positions[atom] = (positions[atom] - origin).Rotated(axis, angle) + origin;
    }

    private static double Symmetric(Random random) => (2 * random.NextDouble()) - 1;

    private static Point3 RandomDirection(Random random)
    {
        while (true)
        {
            var direction = new Point3(Symmetric(random), Symmetric(random), Symmetric(random));
            if (direction.Length is > 1e-3 and <= 1)
                return direction.Normalized();
        }
    }
}
