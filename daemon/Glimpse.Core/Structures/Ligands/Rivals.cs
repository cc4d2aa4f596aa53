namespace Glimpse.Core.Structures.Ligands;

/// <summary>
/// Finds the groups that can't be there together with the ligand: its own other poses, and what belongs to another
/// alternate location.
/// </summary>
internal static class Rivals
{
    /// <summary>Groups with heavy atoms nearer than this many Å that aren't bonded can't both be there.</summary>
    private const double Overlap = 2.0;

    /// <summary>Indices of the residues.</summary>
    internal static HashSet<int> Of(FoundLigand found)
    {
        var (structure, groups, residues) = found;
        var ids = residues.Select(residue => structure.Residues[residue].Id).ToHashSet();
        var letter = found.AltLoc;
        var places = residues
            .SelectMany(residue => HeavyAtoms(structure, residue))
            .Select(atom => structure.Positions[atom])
            .ToList();
        var rivals = new HashSet<int>();
        for (var i = 0; i < structure.Residues.Length; i++)
        {
            if (residues.Contains(i) || groups.ClassOf(i) is ResidueClass.Polymer or ResidueClass.ShortChain)
                continue;
            if (
                (ids.Contains(structure.Residues[i].Id) || IsElsewhere(structure, i, letter))
                && HeavyAtoms(structure, i)
                    .Any(atom =>
                        places.Exists(place => place.SquaredDistanceTo(structure.Positions[atom]) < Overlap * Overlap)))
            {
                rivals.Add(i);
            }
        }

        return rivals;
    }

    /// <summary>True for a residue that is only in other alternate locations than the ligand's.</summary>
    private static bool IsElsewhere(Structure structure, int residue, string letter) =>
        letter.Length > 0
        && structure
            .Residues[residue]
            .AtomIndices.All(atom => structure.Atoms[atom].AltLoc.Length > 0 && structure.Atoms[atom].AltLoc != letter);

    private static IEnumerable<int> HeavyAtoms(Structure structure, int residue) =>
        structure.Residues[residue].AtomIndices.Where(atom => !structure.Atoms[atom].Element.IsHydrogen);
}
