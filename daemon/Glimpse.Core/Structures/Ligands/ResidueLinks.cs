namespace Glimpse.Core.Structures.Ligands;

/// <summary>Finds covalent bonds between hetero groups and other residues.</summary>
internal static class ResidueLinks
{
    /// <summary>Atoms are bonded when closer than the sum of their covalent radii and this many Å.</summary>
    private const double Tolerance = 0.25;

    /// <summary>Atoms closer than this many Å lie on each other by mistake; no bond is that short.</summary>
    private const double Shortest = 0.9;

    /// <summary>No bond between non-metals is longer than this many Å (I-I, with the tolerance).</summary>
    private const double Longest = 3.1;

    /// <summary>For each residue, its bonds to others; only bonds of which one end is a residue in <paramref name="wanted"/>.</summary>
    internal static List<ResidueLink>[] Find(Structure structure, Func<int, bool> wanted)
    {
        var links = new List<ResidueLink>[structure.Residues.Length];
        for (var i = 0; i < links.Length; i++)
            links[i] = [];
        var bondable = Enumerable.Range(0, structure.Atoms.Length).Where(atom => IsBondable(structure, atom));
        var cells = new CellList(structure.Positions, bondable, Longest);
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

        return links;
    }

    private static void Add(Structure structure, CellList cells, int atom, Func<int, bool> wanted, List<ResidueLink>[] links)
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
        structure.Atoms[atom].Element is { IsHydrogen: false, IsMetal: false } && !HeteroGroups.IsWater(structure.ResidueOf(atom).Name);

    private static bool AreBonded(Structure structure, int first, int second)
    {
        var distance = structure.Positions[first].DistanceTo(structure.Positions[second]);
        return distance >= Shortest
            && distance <= structure.Atoms[first].Element.CovalentRadius + structure.Atoms[second].Element.CovalentRadius + Tolerance;
    }

    private static bool IsBackbone(string first, string second) =>
        (first, second) is ("C", "N") or ("N", "C") or ("O3'", "P") or ("P", "O3'") or ("O3*", "P") or ("P", "O3*");
}
