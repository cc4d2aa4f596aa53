namespace Glimpse.Core.Structures.Symmetry;

/// <summary>Finds what the crystal puts near some points beyond what the file holds.</summary>
/// <remarks>
/// An atom x has a mate g x near point p when x lies near g⁻¹ p: the few points are moved through the crystal, the many
/// atoms stay, and a moved point counts only where it comes near the box that holds the atoms.
/// </remarks>
internal static class SymmetryContacts
{
    /// <summary>
    /// A mate closer than this to an atom of the file is that atom: on a special position, or in a file that holds
    /// mates (Å).
    /// </summary>
    private const double SamePlace = 0.5;

    /// <summary>
    /// A real cell holds its atoms; where more copies than this would reach them, the cell is none of theirs.
    /// </summary>
    private const long MostImages = 50_000;

    /// <summary>Finds the contacts, each mate atom once with its nearest point, in no particular order.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="atoms">Coordinates of the atoms that have mates, Å.</param>
    /// <param name="points">The points, Å; at least one.</param>
    /// <param name="distance">How near, Å.</param>
    internal static List<SymmetryContact> Find(
        UnitCell cell,
        IReadOnlyList<Point3> atoms,
        IReadOnlyList<Point3> points,
        double distance)
    {
        var contacts = new List<SymmetryContact>();
        var operators = SpaceGroups.OperatorsOf(cell);
        if (operators.IsEmpty || atoms.Count == 0 || CellFrame.Of(cell) is not { } frame)
            return contacts;
        var center = Point3.Centroid([.. points]);
        var reach = points.Max(center.DistanceTo) + distance;
        var blocks = AtomBlock.Of(atoms);
        var present = Near(blocks, atoms, center, reach + SamePlace);
        var box = FractionBox.Of(frame, atoms, reach);
        if (box.CellCount * operators.Length > MostImages)
            return contacts;
        foreach (var inverse in operators.Select(one => one.Inverse().InOneCell()))
        {
            foreach (var shift in box.ShiftsInto(inverse.Apply(frame.ToFractions(center))))
            {
                var image = inverse.Moved(shift);
                if (image != SymmetryOperator.Identity)
                    AddContacts(image);
            }
        }

        return contacts;

        void AddContacts(SymmetryOperator image)
        {
            var near = Near(blocks, atoms, frame.ToCartesian(image.Apply(frame.ToFractions(center))), reach);
            if (near.Count == 0)
                return;
            var moved = points.Select(point => frame.ToCartesian(image.Apply(frame.ToFractions(point)))).ToArray();
            var forward = image.Inverse();
            foreach (var atom in near)
            {
                var (point, squared) = Nearest(moved, atoms[atom]);
                if (squared > distance * distance)
                    continue;
                var mate = frame.ToCartesian(forward.Apply(frame.ToFractions(atoms[atom])));
                if (!present.Exists(other => atoms[other].SquaredDistanceTo(mate) < SamePlace * SamePlace))
                    contacts.Add(new SymmetryContact(atom, point, forward, Math.Sqrt(squared)));
            }
        }
    }

    private static List<int> Near(
        IReadOnlyList<AtomBlock> blocks,
        IReadOnlyList<Point3> atoms,
        Point3 center,
        double reach)
    {
        var near = new List<int>();
        foreach (var block in blocks)
        {
            var far = block.Radius + reach;
            if (block.Center.SquaredDistanceTo(center) > far * far)
                continue;
            for (var atom = block.First; atom < block.End; atom++)
            {
                if (atoms[atom].SquaredDistanceTo(center) <= reach * reach)
                    near.Add(atom);
            }
        }

        return near;
    }

    private static (int Point, double Squared) Nearest(Point3[] points, Point3 to)
    {
        var (nearest, least) = (0, double.MaxValue);
        for (var i = 0; i < points.Length; i++)
        {
            var squared = points[i].SquaredDistanceTo(to);
            if (squared < least)
                (nearest, least) = (i, squared);
        }

        return (nearest, least);
    }
}
