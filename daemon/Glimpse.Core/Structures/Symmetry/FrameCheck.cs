namespace Glimpse.Core.Structures.Symmetry;

/// <summary>
/// Tells coordinates that have left the crystal's frame: copies by symmetry then lie in what is there. In a crystal
/// molecules touch;
/// no two atoms that are wholly there lie in one place.
/// </summary>
internal static class FrameCheck
{
    /// <summary>Nearer than any bond between heavy atoms (Å).</summary>
    private const double Impossible = 1.1;

    /// <summary>Fewer are mistakes of a model, such as a side chain built into its neighbour.</summary>
    private const int Fewest = 5;

    /// <summary>Atoms looked at; more tell no more.</summary>
    private const int MostLookedAt = 2000;

    private const double FullOccupancy = 0.995;

    /// <summary>Chains with a smaller part of the largest one's atoms tell nothing.</summary>
    private const double LeastShare = 0.2;

    /// <summary>
    /// An image of a real cell reaches its neighbours; more than this are the mark of a cell that is none.
    /// </summary>
    private const long MostImages = 50_000;

    /// <summary>Whether atoms of different copies within one structure lie in each other.</summary>
    /// <param name="structure">The structure.</param>
    /// <param name="mayOverlap">True for atoms of which one is a copy by another operation.</param>
    internal static FrameOverlap? FindOverlap(Structure structure, Func<int, int, bool> mayOverlap)
    {
        var solid = Solid(structure).ToList();
        var cells = new CellList(structure.Positions, solid, Impossible);
        var tally = new Tally();
        foreach (var atom in solid)
        {
            foreach (var other in cells.Near(structure.Positions[atom], Impossible))
            {
                if (other < atom && mayOverlap(atom, other))
                    tally.Add(other, atom, structure.Positions[atom].DistanceTo(structure.Positions[other]));
            }
        }

        return tally.Found;
    }

    /// <summary>
    /// Whether symmetry mates lie in the atoms that a file holds, copies of an assembly aside; null when all is well,
    /// or nothing is known of the crystal.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="structure">The atoms of the crystal.</param>
    internal static FrameOverlap? FindOverlap(UnitCell cell, Structure structure)
    {
        var solid = Solid(structure)
            .Where(atom => structure.Residues[structure.Atoms[atom].Residue].Operation is null)
            .ToList();
        var operators = SpaceGroups.OperatorsOf(cell);
        if (operators.IsEmpty || solid.Count == 0 || CellFrame.Of(cell) is not { } frame)
            return null;
        var positions = structure.Positions;
        var center = Point3.Centroid([.. solid.Select(atom => positions[atom])]);
        var radius = solid.Max(atom => positions[atom].DistanceTo(center));
        var box = FractionBox.Of(frame, [center], 2 * radius);
        if (box.CellCount * operators.Length > MostImages)
            return null;
        var cells = new CellList(positions, solid, Impossible);
        var looked = solid.Where((_, i) => i % ((solid.Count / MostLookedAt) + 1) == 0).ToList();
        var tally = new Tally();
        foreach (var one in operators)
        {
            foreach (var shift in box.ShiftsInto(one.InOneCell().Apply(frame.ToFractions(center))))
            {
                var image = one.InOneCell().Moved(shift);
                if (image == SymmetryOperator.Identity || Moved(image, center).DistanceTo(center) > 2 * radius)
                    continue;
                foreach (var atom in looked)
                {
                    var mate = Moved(image, positions[atom]);
                    if (mate.DistanceTo(center) > radius + Impossible)
                        continue;
                    foreach (var other in cells.Near(mate, Impossible))
                        tally.Add(other, atom, positions[other].DistanceTo(mate));
                }
            }
        }

        return tally.Found;

        Point3 Moved(SymmetryOperator image, Point3 point) => frame.ToCartesian(image.Apply(frame.ToFractions(point)));
    }

    /// <summary>
    /// Heavy atoms of the larger chains that are wholly there: what stands on an axis shares its place and should say
    /// so by its occupancy, which ligands, and short chains within a capsid, often don't.
    /// </summary>
    private static IEnumerable<int> Solid(Structure structure)
    {
        var chains = structure
            .Residues.Where(residue => PolymerResidues.Contains(residue.Id.Name))
            .GroupBy(residue => residue.Id.Chain, StringComparer.Ordinal)
            .ToDictionary(chain => chain.Key, chain => chain.Sum(residue => residue.AtomCount), StringComparer.Ordinal);
        var least = LeastShare * chains.Values.DefaultIfEmpty(0).Max();
        for (var atom = 0; atom < structure.Atoms.Length; atom++)
        {
            var (chain, name) = (structure.ResidueOf(atom).Chain, structure.ResidueOf(atom).Name);
            if (chains.Count > 0 && (!PolymerResidues.Contains(name) || chains[chain] < least))
                continue;
            if (!structure.Atoms[atom].Element.IsHydrogen && structure.Atoms[atom].Occupancy >= FullOccupancy
                && !HeteroGroups.IsWater(name) && !HeteroGroups.IsBuffer(name))
            {
                yield return atom;
            }
        }
    }

    private sealed class Tally
    {
        private readonly HashSet<int> atoms = [];
        private (int First, int Second, double Distance) nearest = (0, 0, double.MaxValue);

        internal FrameOverlap? Found =>
            atoms.Count < Fewest
                ? null
                : new FrameOverlap(atoms.Count, nearest.First, nearest.Second, nearest.Distance);

        internal void Add(int first, int second, double distance)
        {
            // In the same place it is the atom itself: on an axis, or in a file that holds the copy.
            if (distance < Assemblies.MovedCopies.SamePlace)
                return;
            atoms.Add(second);
            if (distance < nearest.Distance)
                nearest = (first, second, distance);
        }
    }
}
