using System.Globalization;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>Finds covalent bonds between hetero groups and other residues.</summary>
internal static class ResidueLinks
{
    /// <summary>Atoms are bonded when closer than the sum of their covalent radii and this many Å.</summary>
    private const double Tolerance = 0.25;

    /// <summary>Atoms closer than this many Å lie on each other by mistake; no bond is that short.</summary>
    private const double Shortest = 0.9;

    /// <summary>Cosine of 80 degrees: angles of rings of four have 85 at least, of rings of three 60.</summary>
    private const double SharpestAngle = 0.174;

    /// <summary>No bond between non-metals is longer than this many Å (I-I, with the tolerance).</summary>
    private const double Longest = 3.1;

    /// <summary>
    /// No cube of <see cref="Longest"/> holds as many atoms; coordinates that were never filled in do.
    /// </summary>
    private const int MostAtomsInCell = 300;

    /// <summary>Two groups joined by more bonds than this lie in each other: poses of one place.</summary>
    private const int MostBonds = 3;

    /// <summary>
    /// For each residue, its bonds to others; only bonds of which one end is a residue in <paramref name="wanted"/>.
    /// </summary>
    /// <exception cref="GlimpseException">Hundreds of atoms lie in one place.</exception>
    internal static List<ResidueLink>[] Find(Structure structure, Func<int, bool> wanted)
    {
        var links = new List<ResidueLink>[structure.Residues.Length];
        for (var i = 0; i < links.Length; i++)
            links[i] = [];
        var bondable = Enumerable.Range(0, structure.Atoms.Length).Where(atom => IsBondable(structure, atom));
        var cells = new CellList(structure.Positions, bondable, Longest);
        if (cells.FullestCell is { Count: > MostAtomsInCell } crowd)
        {
            throw Structures.Fault.In(
                structure.Source,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{crowd.Count} atoms lie within {Longest} Å of {structure.Describe(crowd[0])}."),
                "Check that the coordinates were written, not left at one value.");
        }

        for (var residue = 0; residue < links.Length; residue++)
        {
            if (!wanted(residue))
                continue;
            foreach (var atom in structure.Residues[residue].AtomIndices)
            {
                if (IsBondable(structure, atom))
                    Add(structure, cells, atom, wanted, links);
            }
        }

        DropRivals(structure, cells, wanted, links);
        return links;
    }

    /// <summary>Groups that lie in each other aren't bonded, though many of their atoms are as near.</summary>
    private static void DropRivals(
        Structure structure,
        CellList cells,
        Func<int, bool> wanted,
        List<ResidueLink>[] links)
    {
        for (var residue = 0; residue < links.Length; residue++)
        {
            if (links[residue].Count == 0 || !wanted(residue))
                continue;
            var rivals = links[residue]
                .CountBy(link => structure.Atoms[link.SecondAtom].Residue)
                .Where(pair =>
                    wanted(pair.Key) && (pair.Value > MostBonds || Touch(structure, cells, residue, pair.Key)))
                .Select(pair => pair.Key)
                .ToHashSet();
            if (rivals.Count == 0)
                continue;
            links[residue].RemoveAll(link => rivals.Contains(structure.Atoms[link.SecondAtom].Residue));
            foreach (var rival in rivals)
                links[rival].RemoveAll(link => structure.Atoms[link.SecondAtom].Residue == residue);
        }
    }

    /// <summary>True when an atom of one lies on an atom of the other.</summary>
    private static bool Touch(Structure structure, CellList cells, int residue, int other) =>
        structure
            .Residues[residue]
            .AtomIndices.Where(atom => IsBondable(structure, atom))
            .Any(atom =>
                cells.Near(structure.Positions[atom], Shortest).Any(near => structure.Atoms[near].Residue == other));

    private static void Add(
        Structure structure,
        CellList cells,
        int atom,
        Func<int, bool> wanted,
        List<ResidueLink>[] links)
    {
        var residue = structure.Atoms[atom].Residue;
        foreach (var other in cells.Near(structure.Positions[atom], Longest))
        {
            var partner = structure.Atoms[other].Residue;
            if (partner == residue || (wanted(partner) && partner < residue) || !AreBonded(structure, atom, other))
                continue;
            var isBackbone = IsBackbone(structure.Atoms[atom].Name, structure.Atoms[other].Name);
            links[residue].Add(new ResidueLink(atom, other, isBackbone));
            links[partner].Add(new ResidueLink(other, atom, isBackbone));
        }
    }

    private static bool IsBondable(Structure structure, int atom) =>
        structure.Atoms[atom].Element is { IsHydrogen: false, IsMetal: false }
        && !HeteroGroups.IsWater(structure.ResidueOf(atom).Name);

    private static bool AreBonded(Structure structure, int first, int second) =>
        IsBondLength(structure, first, second)
        && !IsPinched(structure, first, second)
        && !IsPinched(structure, second, first);

    private static bool IsBondLength(Structure structure, int first, int second)
    {
        var distance = structure.Positions[first].DistanceTo(structure.Positions[second]);
        return distance >= Shortest
            && distance
                <= structure.Atoms[first].Element.CovalentRadius
                    + structure.Atoms[second].Element.CovalentRadius
                    + Tolerance;
    }

    /// <summary>
    /// True where a bond would make an angle at its first atom that only rings of three have: the two groups touch
    /// there by a slip of the model.
    /// </summary>
    private static bool IsPinched(Structure structure, int corner, int end)
    {
        var arm = structure.Positions[end] - structure.Positions[corner];
        return structure.Residues[structure.Atoms[corner].Residue].AtomIndices.Any(other =>
            other != corner && IsBondable(structure, other) && IsBondLength(structure, corner, other)
            && structure.Positions[other] - structure.Positions[corner] is var side
            && arm.Dot(side) > SharpestAngle * Math.Sqrt(arm.Dot(arm) * side.Dot(side)));
    }

    private static bool IsBackbone(string first, string second) =>
        (first, second) is ("C", "N") or ("N", "C") or ("O3'", "P") or ("P", "O3'") or ("O3*", "P") or ("P", "O3*");
}
