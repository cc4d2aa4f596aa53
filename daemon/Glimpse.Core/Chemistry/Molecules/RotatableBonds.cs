namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>Finds a molecule's rotatable bonds: single, in no ring, not terminal, not conjugated (amide).</summary>
public static class RotatableBonds
{
    /// <summary>Their indices in <see cref="Molecule.Bonds"/>.</summary>
    public static IEnumerable<int> Of(Molecule molecule)
    {
        var inRing = molecule
            .Rings.SelectMany(ring => ring.Select((atom, i) => Ordered(atom, ring[(i + 1) % ring.Length])))
            .ToHashSet();
        return Enumerable
            .Range(0, molecule.Bonds.Length)
            .Where(i =>
                !inRing.Contains(Ordered(molecule.Bonds[i].First, molecule.Bonds[i].Second))
                && IsRotatable(molecule, molecule.Bonds[i]));
    }

    private static (int Low, int High) Ordered(int first, int second) =>
        (Math.Min(first, second), Math.Max(first, second));

    private static bool IsRotatable(Molecule molecule, MoleculeBond bond) =>
        bond is { Order: 1, IsAromatic: false }
        && molecule.BondsOf[bond.First].Length > 1
        && molecule.BondsOf[bond.Second].Length > 1
        && !(HasDoubleBond(molecule, bond.First) && HasDoubleBond(molecule, bond.Second))
        && !IsAmide(molecule, bond.First, bond.Second)
        && !IsAmide(molecule, bond.Second, bond.First);

    private static bool HasDoubleBond(Molecule molecule, int atom) =>
        !molecule.Atoms[atom].IsAromatic && molecule.BondsOf[atom].Any(bond => molecule.Bonds[bond].Order > 1);

    private static bool IsAmide(Molecule molecule, int carbon, int nitrogen) =>
        molecule.Atoms[carbon].Element.Symbol == "C"
        && molecule.Atoms[nitrogen].Element.Symbol == "N"
        && HasDoubleBond(molecule, carbon);
}
