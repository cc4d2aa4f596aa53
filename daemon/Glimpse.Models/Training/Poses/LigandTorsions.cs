using System.Collections.Immutable;
using Glimpse.Core.Chemistry;

namespace Glimpse.Models.Training.Poses;

/// <summary>Finds a molecule's rotatable bonds: single, in no ring, not terminal, not conjugated (amide).</summary>
internal static class LigandTorsions
{
    internal static ImmutableArray<Torsion> Of(Molecule molecule) =>
    [
        .. Enumerable.Range(0, molecule.Bonds.Length)
            .Where(bond => IsRotatable(molecule, bond))
            .Select(bond => MakeTorsion(molecule, bond))
            .OfType<Torsion>(),
    ];

    private static bool IsRotatable(Molecule molecule, int index)
    {
        var bond = molecule.Bonds[index];
        return bond is { Order: 1, IsAromatic: false }
            && molecule.BondsOf[bond.First].Length > 1
            && molecule.BondsOf[bond.Second].Length > 1
            && !(HasDoubleBond(molecule, bond.First) && HasDoubleBond(molecule, bond.Second))
            && !IsAmide(molecule, bond.First, bond.Second)
            && !IsAmide(molecule, bond.Second, bond.First);
    }

    private static bool HasDoubleBond(Molecule molecule, int atom) =>
        !molecule.Atoms[atom].IsAromatic && molecule.BondsOf[atom].Any(bond => molecule.Bonds[bond].Order > 1);

    private static bool IsAmide(Molecule molecule, int carbon, int nitrogen) =>
        molecule.Atoms[carbon].Element.Symbol == "C" && molecule.Atoms[nitrogen].Element.Symbol == "N" && HasDoubleBond(molecule, carbon);

    private static Torsion? MakeTorsion(Molecule molecule, int index)
    {
        var bond = molecule.Bonds[index];
        var side = Side(molecule, index, bond.Second);
        if (side is null)
            return null;
        if (2 * side.Count <= molecule.Atoms.Length)
            return new Torsion(bond.First, bond.Second, [.. side.Where(atom => atom != bond.Second)]);
        var other = Side(molecule, index, bond.First)!;
        return new Torsion(bond.Second, bond.First, [.. other.Where(atom => atom != bond.First)]);
    }

    /// <summary>The atoms on one side of a bond; null when the bond is in a ring.</summary>
    private static HashSet<int>? Side(Molecule molecule, int bond, int start)
    {
        var seen = new HashSet<int> { start };
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var atom))
        {
            foreach (var next in molecule.BondsOf[atom].Where(b => b != bond).Select(b => molecule.Bonds[b].Other(atom)))
            {
                if (seen.Add(next))
                    queue.Enqueue(next);
            }
        }

        return seen.Contains(molecule.Bonds[bond].Other(start)) ? null : seen;
    }
}
