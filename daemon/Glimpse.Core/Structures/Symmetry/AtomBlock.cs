namespace Glimpse.Core.Structures.Symmetry;

/// <summary>
/// A run of atoms in file order and the sphere around them: neighbours in the file are neighbours in space.
/// </summary>
/// <param name="First">Index of the first atom.</param>
/// <param name="End">Index after the last.</param>
/// <param name="Center">Centroid, Å.</param>
/// <param name="Radius">Distance of the farthest atom from it, Å.</param>
internal readonly record struct AtomBlock(int First, int End, Point3 Center, double Radius)
{
    /// <summary>About two residues.</summary>
    private const int Size = 16;

    internal static List<AtomBlock> Of(IReadOnlyList<Point3> atoms)
    {
        var blocks = new List<AtomBlock>((atoms.Count / Size) + 1);
        for (var first = 0; first < atoms.Count; first += Size)
        {
            var end = Math.Min(first + Size, atoms.Count);
            var sum = default(Point3);
            for (var i = first; i < end; i++)
                sum += atoms[i];
            var center = sum * (1.0 / (end - first));
            var farthest = 0.0;
            for (var i = first; i < end; i++)
                farthest = Math.Max(farthest, atoms[i].SquaredDistanceTo(center));
            blocks.Add(new AtomBlock(first, end, center, Math.Sqrt(farthest)));
        }

        return blocks;
    }
}
