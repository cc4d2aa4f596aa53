namespace Glimpse.Core.Structures.Symmetry;

/// <summary>The box along the cell's axes around some atoms, in fractions of the edges.</summary>
/// <param name="Low">Its lowest corner.</param>
/// <param name="High">Its highest corner.</param>
internal readonly record struct FractionBox(Point3 Low, Point3 High)
{
    /// <summary>How many cells it may touch.</summary>
    internal double CellCount => (High.X - Low.X + 1) * (High.Y - Low.Y + 1) * (High.Z - Low.Z + 1);

    /// <summary>The box around atoms and what lies within a margin (Å) of them.</summary>
    internal static FractionBox Of(CellFrame frame, IReadOnlyList<Point3> atoms, double margin)
    {
        var (low, high) = (frame.ToFractions(atoms[0]), frame.ToFractions(atoms[0]));
        foreach (var atom in atoms)
        {
            var at = frame.ToFractions(atom);
            low = new(Math.Min(low.X, at.X), Math.Min(low.Y, at.Y), Math.Min(low.Z, at.Z));
            high = new(Math.Max(high.X, at.X), Math.Max(high.Y, at.Y), Math.Max(high.Z, at.Z));
        }

        var beyond = new Point3(frame.ReciprocalA.Length, frame.ReciprocalB.Length, frame.ReciprocalC.Length) * margin;
        return new FractionBox(low - beyond, high + beyond);
    }

    /// <summary>The translations by whole cells that bring a point into the box.</summary>
    internal IEnumerable<Point3> ShiftsInto(Point3 point)
    {
        for (var x = Math.Ceiling(Low.X - point.X); x <= High.X - point.X; x++)
        {
            for (var y = Math.Ceiling(Low.Y - point.Y); y <= High.Y - point.Y; y++)
            {
                for (var z = Math.Ceiling(Low.Z - point.Z); z <= High.Z - point.Z; z++)
                    yield return new Point3(x, y, z);
            }
        }
    }
}
