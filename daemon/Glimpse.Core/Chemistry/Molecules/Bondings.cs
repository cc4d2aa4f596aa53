using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>What is bonded to each atom, by the rules of gnina's types: the uncharged molecule counts.</summary>
internal static class Bondings
{
    /// <summary>
    /// A nitrogen with so many neighbours in one plane, its hydrogens among them, has no lone pair left.
    /// </summary>
    private const int Planar = 3;

    internal static AtomBonding Of(Molecule molecule, int atom)
    {
        var it = molecule.Atoms[atom];
        var bonding = AtomBonding.None;
        if (it.WrittenHydrogens > 0)
            bonding |= AtomBonding.Hydrogen;
        if (molecule.NeighboursOf(atom).Any(other => IsHetero(molecule.Atoms[other].Element)))
            bonding |= AtomBonding.Hetero;
        if (it.Element == Element.N && HasNoLonePair(molecule, atom))
            bonding |= AtomBonding.NoLonePair;
        return bonding;
    }

    /// <summary>
    /// True for an atom that is flat by conjugation: in a double bond or an aromatic ring itself, or bonded to carbon
    /// or nitrogen that is.
    /// </summary>
    internal static bool IsConjugated(Molecule molecule, int atom) =>
        HasPi(molecule, atom)
        || molecule
            .NeighboursOf(atom)
            .Any(other =>
                (molecule.Atoms[other].Element == Element.C || molecule.Atoms[other].Element == Element.N)
                && HasPi(molecule, other));

    private static bool HasNoLonePair(Molecule molecule, int nitrogen)
    {
        var neighbours = molecule.BondsOf[nitrogen].Length + molecule.Atoms[nitrogen].WrittenHydrogens;
        return neighbours > Planar || (neighbours == Planar && IsConjugated(molecule, nitrogen));
    }

    private static bool HasPi(Molecule molecule, int atom) =>
        molecule.Atoms[atom].IsAromatic || molecule.BondsOf[atom].Any(bond => molecule.Bonds[bond].Order > 1);

    private static bool IsHetero(Element element) => element.Symbol is not ("C" or "B" or "H");
}
