using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// What each atom is to a chemist, decided from the molecule's heavy atoms and their state at pH 7.4. One set of rules
/// for ligands, cofactors and (through templates) residues; those of the scheme glimpse-8, whose channels show just
/// these traits.
/// </summary>
public static class AtomTyper
{
    /// <summary>Assigns traits to every atom.</summary>
    /// <param name="molecule">Heavy atoms with orders, charges, hydrogen counts and aromaticity decided.</param>
    /// <returns>One set an atom, in the molecule's order.</returns>
    public static AtomTraits[] Assign(Molecule molecule)
    {
        var traits = new AtomTraits[molecule.Atoms.Length];
        for (var atom = 0; atom < traits.Length; atom++)
            traits[atom] = OwnTraits(molecule, atom);
        ChargedGroups.Mark(molecule, traits);
        return traits;
    }

    private static AtomTraits OwnTraits(Molecule molecule, int atom)
    {
        var it = molecule.Atoms[atom];
        if (it.Element.IsMetal)
            return AtomTraits.Metal | AtomTraits.Occupancy;
        var set = AtomTraits.Occupancy;
        if (it.IsAromatic)
            set |= AtomTraits.Aromatic;
        if (IsHydrophobic(molecule, atom))
            set |= AtomTraits.Hydrophobic;
        if (IsAcceptor(molecule, atom))
            set |= AtomTraits.Acceptor;
        if (it.Hydrogens > 0 && (it.Element == Element.N || it.Element == Element.O || it.Element == Element.S))
            set |= AtomTraits.Donor;
        return set;
    }

    private static bool IsHydrophobic(Molecule molecule, int atom)
    {
        var it = molecule.Atoms[atom];
        if (it.Element == Element.C)
        {
            return it.Charge == 0
                && molecule.BondsOf[atom].All(bond => !IsPolarNeighbour(molecule, molecule.Bonds[bond], atom));
        }

        if (it.Element == Element.Cl || it.Element == Element.Br || it.Element == Element.I)
            return molecule.NeighboursOf(atom).Any(n => molecule.Atoms[n].Element == Element.C);

        // Thioether, thiophene, disulfide and their selenium kin: two neighbours among C, S, Se and nothing else.
        return (it.Element == Element.S || it.Element == Element.Se)
            && it is { Charge: 0, Hydrogens: 0 }
            && molecule.BondsOf[atom].Length == 2
            && molecule
                .NeighboursOf(atom)
                .All(n => molecule.Atoms[n].Element is var e && (e == Element.C || e == Element.S || e == Element.Se));
    }

    private static bool IsPolarNeighbour(Molecule molecule, MoleculeBond bond, int carbon)
    {
        var neighbour = molecule.Atoms[bond.Other(carbon)].Element;
        return neighbour == Element.N || neighbour == Element.O || neighbour == Element.P
            || (neighbour == Element.S && bond is { Order: 2, IsAromatic: false });
    }

    private static bool IsAcceptor(Molecule molecule, int atom)
    {
        var it = molecule.Atoms[atom];
        if (it.Element == Element.O)
            return !it.IsAromatic && it.Charge <= 0;
        if (it.Element != Element.N || it.Charge > 0)
            return false;
        if (it.Charge < 0)
            return true;
        if (it.IsAromatic)
            return it.Hydrogens == 0 && molecule.BondsOf[atom].Length == 2;
        return molecule.BondsOf[atom].Any(bond => molecule.Bonds[bond].Order > 1)
            || molecule.NeighboursOf(atom).All(n => !WithdrawsLonePair(molecule, n));
    }

    /// <summary>
    /// A neighbour that draws a nitrogen's lone pair into its own pi system: amide, aniline, sulfonamide, enamine,
    /// cyanamide.
    /// </summary>
    private static bool WithdrawsLonePair(Molecule molecule, int atom) =>
        molecule.Atoms[atom].IsAromatic || molecule.BondsOf[atom].Any(bond => molecule.Bonds[bond].Order > 1);
}
