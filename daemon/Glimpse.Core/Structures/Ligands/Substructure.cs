using System.Collections.Immutable;

namespace Glimpse.Core.Structures.Ligands;

/// <summary>Cuts residues out of a structure.</summary>
internal static class Substructure
{
    /// <summary>
    /// The residues for which <paramref name="keep"/> holds, with their bonds among each other and the remarks that
    /// <paramref name="keepRemark"/> wants.
    /// </summary>
    internal static Structure Of(Structure structure, Func<int, bool> keep, Func<Remark, bool> keepRemark)
    {
        var atoms = ImmutableArray.CreateBuilder<Atom>();
        var positions = ImmutableArray.CreateBuilder<Point3>();
        var residues = ImmutableArray.CreateBuilder<Residue>();
        var indexOf = new int[structure.Atoms.Length];
        Array.Fill(indexOf, -1);
        for (var i = 0; i < structure.Residues.Length; i++)
        {
            if (!keep(i))
                continue;
            var residue = structure.Residues[i];
            foreach (var atom in residue.AtomIndices)
            {
                indexOf[atom] = atoms.Count + atom - residue.FirstAtom;
                positions.Add(structure.Positions[atom]);
            }

            var first = atoms.Count;
            foreach (var atom in residue.AtomIndices)
                atoms.Add(structure.Atoms[atom] with { Residue = residues.Count });
            residues.Add(residue with { FirstAtom = first });
        }

        ImmutableArray<Bond> bonds =
        [
            .. structure.Bonds.Where(bond => indexOf[bond.First] >= 0 && indexOf[bond.Second] >= 0)
                .Select(bond => bond with { First = indexOf[bond.First], Second = indexOf[bond.Second] }),
        ];
        return structure with
        {
            Atoms = atoms.DrainToImmutable(),
            Positions = positions.DrainToImmutable(),
            Residues = residues.DrainToImmutable(),
            Bonds = bonds,
            Remarks = [.. structure.Remarks.Where(keepRemark)],
        };
    }
}
