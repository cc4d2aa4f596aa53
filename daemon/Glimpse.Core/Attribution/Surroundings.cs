using System.Collections.Immutable;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Attribution;

/// <summary>What of the protein is shown around a ligand.</summary>
public static class Surroundings
{
    /// <summary>Protein atoms within this distance (Å) of a ligand's are shown (paper, figure 1).</summary>
    private const double Reach = 5;

    /// <summary>The protein's atoms near a ligand, in a comparison near either.</summary>
    public static IEnumerable<int> AtomsNear(TypedComplex complex)
    {
        var ligand = complex.AtomsOf(Side.Ligand).Select(i => complex.Positions[i]).ToArray();
        return complex
            .AtomsOf(Side.Protein)
            .Where(atom => Array.Exists(ligand, place => place.DistanceTo(complex.Positions[atom]) <= Reach));
    }

    /// <summary>
    /// The atoms of all residues with such an atom, ascending, water apart; and of those of atoms that are drawn to,
    /// be they water.
    /// </summary>
    public static ImmutableArray<int> Pocket(TypedComplex complex, IEnumerable<int> drawnTo)
    {
        var residues = drawnTo.Select(atom => complex.Atoms[atom].Residue).ToHashSet();
        residues.UnionWith(
            AtomsNear(complex)
                .Select(atom => complex.Atoms[atom].Residue)
                .Where(residue => !HeteroGroups.IsWater(residue.Name)));
        return [.. complex.AtomsOf(Side.Protein).Where(atom => residues.Contains(complex.Atoms[atom].Residue))];
    }
}
