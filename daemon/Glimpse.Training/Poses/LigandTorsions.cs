using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;

namespace Glimpse.Training.Poses;

/// <summary>A molecule's rotatable bonds and what turns with each.</summary>
internal static class LigandTorsions
{
    internal static ImmutableArray<Torsion> Of(Molecule molecule) =>
        [.. RotatableBonds.Of(molecule).Select(bond => MakeTorsion(molecule, bond))];

    private static Torsion MakeTorsion(Molecule molecule, int index)
    {
        var bond = molecule.Bonds[index];
        var side = Side(molecule, index, bond.Second);
        if (2 * side.Count <= molecule.Atoms.Length)
            return new Torsion(bond.First, bond.Second, [.. side.Where(atom => atom != bond.Second)]);
        var other = Side(molecule, index, bond.First);
        return new Torsion(bond.Second, bond.First, [.. other.Where(atom => atom != bond.First)]);
    }

    /// <summary>The atoms on one side of a bond that is in no ring.</summary>
    private static HashSet<int> Side(Molecule molecule, int bond, int start)
    {
        var seen = new HashSet<int> { start };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var atom))
        {
            foreach (
                var next in molecule.BondsOf[atom].Where(b => b != bond).Select(b => molecule.Bonds[b].Other(atom)))
            {
                if (seen.Add(next))
                    queue.Enqueue(next);
            }
        }

        return seen;
    }
}
