using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// The hydrogens of a molecule whose file states no charges, as a program adds them that knows no pH: each acid has
/// one. Which oxygen of an acid carries it is no chemistry: Open Babel 3.1.1, which gnina reads by, puts it on the one
/// with the largest z coordinate (42 of 42 acids of gnina's reference complexes).
/// </summary>
internal static class UnchargedForm
{
    /// <summary>Gives anions of a molecule the hydrogens that they are written with.</summary>
    /// <param name="molecule">As perceived at pH 7.4.</param>
    /// <param name="positions">Its atoms' coordinates, Å.</param>
    internal static Molecule Of(Molecule molecule, IReadOnlyList<Point3> positions)
    {
        var atoms = molecule.Atoms.ToBuilder();
        for (var i = 0; i < atoms.Count; i++)
        {
            if (IsAnion(molecule, i))
                atoms[i] = atoms[i] with { ByRule = -1 };
        }

        for (var centre = 0; centre < atoms.Count; centre++)
        {
            int[] ends =
            [
                .. molecule
                    .NeighboursOf(centre)
                    .Where(other =>
                        atoms[other].Element == Element.O
                        && atoms[other].Hydrogens == 0
                        && molecule.BondsOf[other].Length == 1),
            ];
            var carrying = ends.Count(end => atoms[end].ByRule < 0);
            foreach (var (place, end) in HighestFirst(ends, positions).Index())
                atoms[end] = atoms[end] with { ByRule = place < carrying ? -1 : 0 };
        }

        return molecule with { Atoms = atoms.ToImmutable() };
    }

    /// <summary>The oxygens of an acid, those that carry its hydrogens first.</summary>
    internal static IEnumerable<int> HighestFirst(IEnumerable<int> oxygens, IReadOnlyList<Point3> positions) =>
        oxygens.OrderByDescending(end => positions[end].Z)
            .ThenByDescending(end => positions[end].Y)
            .ThenByDescending(end => positions[end].X);

    /// <summary>An anion by what was given, not by rule, and not of a dipole (nitro).</summary>
    private static bool IsAnion(Molecule molecule, int atom) =>
        molecule.Atoms[atom] is { Charge: -1, ByRule: 0 } it
        && (it.Element == Element.N || it.Element == Element.O || it.Element == Element.S)
        && molecule.BondsOf[atom].Length > 0
        && molecule.NeighboursOf(atom).All(other => molecule.Atoms[other].Charge <= 0);
}
