namespace Glimpse.Core.Structures.Ligands;

/// <summary>The molecules of a ligand's record: its atoms, by what bonds join.</summary>
internal static class LigandParts
{
    /// <summary>A hydrogen belongs to the nearest heavy atom within this distance (Å).</summary>
    private const double LongestToHydrogen = 2;

    /// <summary>
    /// No cube of <see cref="BondDistances.Longest"/> holds as many atoms; coordinates that were never filled in do.
    /// </summary>
    private const int MostAtomsInCell = 300;

    /// <summary>
    /// The parts, each in the order of the record: by the bonds stated, and by distance where these aren't complete.
    /// </summary>
    internal static List<List<int>> Of(Structure ligand)
    {
        var joined = ligand.Bonds.Select(bond => (bond.First, bond.Second));
        return Connected(ligand, ligand.HasBondOrders ? joined : joined.Concat(ByDistance(ligand)));
    }

    /// <summary>The residues of a part.</summary>
    internal static HashSet<int> ResiduesOf(Structure ligand, IEnumerable<int> part) =>
        [.. part.Select(atom => ligand.Atoms[atom].Residue)];

    private static IEnumerable<(int First, int Second)> ByDistance(Structure ligand)
    {
        var heavy = Enumerable.Range(0, ligand.Atoms.Length).Where(i => !ligand.Atoms[i].Element.IsHydrogen).ToList();
        var cells = new CellList(ligand.Positions, heavy, BondDistances.Longest);

        // What lies in one place is refused later; telling its parts would cost too much.
        if (cells.FullestCell is { Count: > MostAtomsInCell })
            return heavy.Zip(heavy.Skip(1));
        return Enumerable.Range(0, ligand.Atoms.Length).SelectMany(atom =>
            ligand.Atoms[atom].Element.IsHydrogen
                ? cells.Near(ligand.Positions[atom], LongestToHydrogen)
                    .OrderBy(other => Distance(ligand, atom, other))
                    .Take(1)
                    .Select(other => (atom, other))
                : cells.Near(ligand.Positions[atom], BondDistances.Longest)
                    .Where(other => other < atom && AreBonded(ligand, atom, other))
                    .Select(other => (atom, other)));
    }

    private static bool AreBonded(Structure ligand, int first, int second)
    {
        var (one, other) = (ligand.Atoms[first], ligand.Atoms[second]);
        if (one.Element.IsMetal || other.Element.IsMetal)
        {
            // A metal of the molecule's own, as a haem has; that of another residue is looked at as an ion.
            return one.Residue == other.Residue
                && !CounterIons.IsAlkali(one.Element) && !CounterIons.IsAlkali(other.Element)
                && Distance(ligand, first, second) < CounterIons.Coordination;
        }

        return Distance(ligand, first, second)
            <= one.Element.CovalentRadius + other.Element.CovalentRadius + BondDistances.Bonded;
    }

    private static double Distance(Structure ligand, int first, int second) =>
        ligand.Positions[first].DistanceTo(ligand.Positions[second]);

    private static List<List<int>> Connected(Structure ligand, IEnumerable<(int First, int Second)> bonds)
    {
        var neighbours = bonds
            .SelectMany(bond => new[] { bond, (First: bond.Second, Second: bond.First) })
            .ToLookup(pair => pair.First, pair => pair.Second);
        var parts = new List<List<int>>();
        var seen = new bool[ligand.Atoms.Length];
        for (var atom = 0; atom < seen.Length; atom++)
        {
            if (seen[atom])
                continue;
            var part = new List<int> { atom };
            seen[atom] = true;
            for (var next = 0; next < part.Count; next++)
            {
                foreach (var other in neighbours[part[next]].Where(other => !seen[other]))
                {
                    seen[other] = true;
                    part.Add(other);
                }
            }

            part.Sort();
            parts.Add(part);
        }

        return parts;
    }
}
