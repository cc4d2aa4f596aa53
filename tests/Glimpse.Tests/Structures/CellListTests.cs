using CsCheck;
using Glimpse.Core.Structures;
using Xunit;

namespace Glimpse.Tests.Structures;

public sealed class CellListTests
{
    private static readonly Gen<Point3> Points = Gen.Double[-12, 12]
        .Select(Gen.Double[-12, 12], Gen.Double[-12, 12], (x, y, z) => new Point3(x, y, z));

    [Fact]
    public void The_points_near_a_place_are_those_that_a_look_at_all_finds() =>
        Gen.Select(Points.Array[0, 80], Points, Gen.Double[0.1, 9], Gen.Double[0.5, 6])
            .Sample(
                (points, place, distance, cell) =>
                {
                    var found = new CellList(points, Enumerable.Range(0, points.Length), cell)
                        .Near(place, distance)
                        .Order();
                    return found.SequenceEqual(
                        Enumerable.Range(0, points.Length)
                            .Where(i => points[i].SquaredDistanceTo(place) <= distance * distance));
                });

    [Fact]
    public void A_point_just_beyond_a_cells_edge_is_found_at_just_the_distance() =>
        Assert.Equal([0], new CellList([new Point3(0, -1e-76, 0)], [0], 2).Near(new Point3(0, 2, 0), 2));
}
