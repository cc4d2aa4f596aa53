using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>Lengths, angles and torsions of a molecule, read from its coordinates. Å and degrees.</summary>
internal sealed class Shape
{
    private const double FullTurn = 360;
    private const double HalfTurn = 180;

    private readonly MolecularGraph graph;
    private readonly Point3[] positions;

    internal Shape(MolecularGraph graph, Point3[] positions)
    {
        this.graph = graph;
        this.positions = positions;
    }

    internal double Length(int bond) =>
        positions[graph.Bonds[bond].First].DistanceTo(positions[graph.Bonds[bond].Second]);

    internal double Distance(int first, int second) => positions[first].DistanceTo(positions[second]);

    /// <summary>The angle at an atom with two neighbours.</summary>
    internal double Angle(int atom) =>
        Angle(graph.Other(graph.BondsOf[atom][0], atom), atom, graph.Other(graph.BondsOf[atom][1], atom));

    internal double Angle(int a, int vertex, int b) => positions[vertex].AngleBetween(positions[a], positions[b]);

    /// <summary>
    /// How far the three angles at an atom fall short of 360: 0 when planar, about 32 when tetrahedral.
    /// </summary>
    internal double Pyramidality(int atom)
    {
        var around = graph.BondsOf[atom];
        var (a, b, c) = (graph.Other(around[0], atom), graph.Other(around[1], atom), graph.Other(around[2], atom));
        return FullTurn - Angle(a, atom, b) - Angle(b, atom, c) - Angle(a, atom, c);
    }

    /// <summary>Mean deviation from planarity of the torsions about a bond, 0 to 90; NaN when it has none.</summary>
    internal double Twist(int bond)
    {
        var (b, c) = graph.Bonds[bond];
        var sum = 0.0;
        var count = 0;
        foreach (var a in graph.Neighbours(b))
        {
            if (a == c)
                continue;
            foreach (var d in graph.Neighbours(c))
            {
                if (d == b || d == a)
                    continue;
                var torsion = Math.Abs(Torsion(a, b, c, d));
                sum += Math.Min(torsion, HalfTurn - torsion);
                count++;
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    /// <summary>Mean absolute torsion along a ring: 0 when flat, 55 in a chair, 25 in an envelope.</summary>
    internal double Pucker(int[] ring)
    {
        var sum = 0.0;
        for (var i = 0; i < ring.Length; i++)
        {
            sum += Math.Abs(Torsion(
                ring[i], ring[(i + 1) % ring.Length], ring[(i + 2) % ring.Length], ring[(i + 3) % ring.Length]));
        }

        return sum / ring.Length;
    }

    private double Torsion(int a, int b, int c, int d)
    {
        var axis = positions[c] - positions[b];
        var first = (positions[a] - positions[b]).Cross(axis);
        var second = (positions[d] - positions[c]).Cross(axis);
        var sine = first.Cross(second).Dot(axis.Normalized());
        return Math.Atan2(sine, first.Dot(second)) * HalfTurn / Math.PI;
    }
}
