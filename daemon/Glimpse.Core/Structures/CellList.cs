using System.Runtime.InteropServices;

namespace Glimpse.Core.Structures;

/// <summary>Finds points near a place without looking at all of them: points are sorted into cubic cells.</summary>
internal sealed class CellList
{
    /// <summary>A point just beyond a cell's edge may have, rounded, just the distance that is asked for.</summary>
    private const double Rounding = 1e-9;

    private readonly IReadOnlyList<Point3> positions;
    private readonly double cellSize;
    private readonly Dictionary<(int X, int Y, int Z), List<int>> cells = [];

    /// <summary>Sorts points into cells.</summary>
    /// <param name="positions">Coordinates in Å.</param>
    /// <param name="members">Indices of the points to find; others are left out.</param>
    /// <param name="cellSize">Length of a cell's side in Å; best the distance that will be asked for.</param>
    internal CellList(IReadOnlyList<Point3> positions, IEnumerable<int> members, double cellSize)
    {
        this.positions = positions;
        this.cellSize = cellSize;
        foreach (var member in members)
            Add(member);
    }

    /// <summary>The members of the fullest cell; empty when there are no members.</summary>
    internal IReadOnlyList<int> FullestCell => cells.Count == 0 ? [] : cells.Values.MaxBy(cell => cell.Count)!;

    /// <summary>Makes another point one that is found.</summary>
    internal void Add(int member)
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, CellOf(positions[member]), out _);
        (cell ??= []).Add(member);
    }

    /// <summary>
    /// The points within a distance (Å) of a place, in no particular order; one that lies there itself is included.
    /// </summary>
    internal IEnumerable<int> Near(Point3 place, double distance)
    {
        var reach = distance * (1 + Rounding);
        var low = CellOf(place - new Point3(reach, reach, reach));
        var high = CellOf(place + new Point3(reach, reach, reach));
        var squared = distance * distance;
        for (var x = low.X; x <= high.X; x++)
        {
            for (var y = low.Y; y <= high.Y; y++)
            {
                for (var z = low.Z; z <= high.Z; z++)
                {
                    if (!cells.TryGetValue((x, y, z), out var cell))
                        continue;
                    foreach (var member in cell)
                    {
                        if (positions[member].SquaredDistanceTo(place) <= squared)
                            yield return member;
                    }
                }
            }
        }
    }

    private (int X, int Y, int Z) CellOf(Point3 place) =>
        ((int)Math.Floor(place.X / cellSize), (int)Math.Floor(place.Y / cellSize), (int)Math.Floor(place.Z / cellSize));
}
