using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>Takes single atoms out of a structure.</summary>
internal static class AtomSubset
{
    /// <summary>
    /// The atoms for which <paramref name="keep"/> holds, with their bonds among each other; residues without one go.
    /// </summary>
    internal static Structure Of(Structure structure, Func<int, bool> keep)
    {
        var indexOf = new int[structure.Atoms.Length];
        var atoms = ImmutableArray.CreateBuilder<Atom>();
        var positions = ImmutableArray.CreateBuilder<Point3>();
        var residues = ImmutableArray.CreateBuilder<Residue>();
        Array.Fill(indexOf, -1);
        foreach (var residue in structure.Residues)
        {
            var first = atoms.Count;
            foreach (var atom in residue.AtomIndices.Where(keep))
            {
                indexOf[atom] = atoms.Count;
                atoms.Add(structure.Atoms[atom] with { Residue = residues.Count });
                positions.Add(structure.Positions[atom]);
            }

            if (atoms.Count > first)
                residues.Add(residue with { FirstAtom = first, AtomCount = atoms.Count - first });
        }

        return structure with
        {
            Atoms = atoms.DrainToImmutable(),
            Positions = positions.DrainToImmutable(),
            Residues = residues.DrainToImmutable(),
            Bonds =
            [
                .. structure.Bonds.Where(bond => indexOf[bond.First] >= 0 && indexOf[bond.Second] >= 0)
                    .Select(bond => bond with { First = indexOf[bond.First], Second = indexOf[bond.Second] }),
            ],
        };
    }
}
