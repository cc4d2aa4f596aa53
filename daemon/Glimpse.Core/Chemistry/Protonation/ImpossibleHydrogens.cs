using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>
/// Finds hydrogens that can't be where a file puts them, as programs do that add them to a ligand without bond orders:
/// on a sulfoxide's or a nitro group's O, on a halogen, on sulfur with four bonds.
/// </summary>
internal static class ImpossibleHydrogens
{
    /// <summary>True when an atom of a molecule can't be.</summary>
    internal static bool Any(Molecule given)
    {
        var molecule = new MoleculeView(given);
        return Enumerable.Range(0, given.Atoms.Length).Any(atom => Why(molecule, atom) is not null);
    }

    /// <summary>
    /// The first atom that can't be with the given hydrogens though it can without them; none has the index -1.
    /// </summary>
    /// <param name="given">The molecule with the hydrogens.</param>
    /// <param name="own">The same as perceived without them.</param>
    internal static (int Atom, string Why) Find(Molecule given, Molecule own)
    {
        var (with, without) = (new MoleculeView(given), new MoleculeView(own));
        var isOxidised = IsOxidised(given, own);
        for (var atom = 0; atom < given.Atoms.Length; atom++)
        {
            if (Why(with, atom) is { } why && Why(without, atom) is null)
                return (atom, why);
            if (
                isOxidised
                && with.Atoms[atom] is { Charge: > 0, Hydrogens: 0 }
                && without.Atoms[atom] is { Charge: <= 0, Hydrogens: 0 })
                return (atom, $"{with.Atoms[atom].Element.Symbol}+ that no proton makes");
        }

        return (-1, "");
    }

    /// <summary>
    /// True where hydrogens on N, O and S alone, not on carbon, take electrons away: a proton changes the charge by
    /// one.
    /// </summary>
    private static bool IsOxidised(Molecule given, Molecule own)
    {
        var changes = given
            .Atoms.Zip(
                own.Atoms,
                (with, without) => (IsCarbon: with.Element == Element.C, H: with.Hydrogens - without.Hydrogens))
            .ToList();
        return changes.TrueForAll(change => !change.IsCarbon || change.H == 0)
            && given.Charge - own.Charge > changes.Sum(change => change.H);
    }

    private static string? Why(MoleculeView molecule, int atom)
    {
        var (element, charge, hydrogens) = (
            molecule.Atoms[atom].Element,
            molecule.Atoms[atom].Charge,
            molecule.Atoms[atom].Hydrogens);
        var bonds = molecule.BondSum(atom);
        return element.AtomicNumber switch
        {
            6 when bonds > 4 => $"carbon with {bonds} bonds",
            7 when bonds > 4 => $"nitrogen with {bonds} bonds",
            7 or 15 or 16 or 33 or 34 when charge > 0 && hydrogens == 0 && molecule.HasHydroxyl(atom) =>
                $"{element.Symbol}+ beside O-H",
            8 when charge > 0 && hydrogens > 0 => "O+ with hydrogen",
            16 or 34 when hydrogens > 0 && molecule.Degree(atom) > 1 =>
                $"{element.Symbol} of {bonds} bonds with hydrogen",
            16 or 34 when !IsClosed(bonds, charge) => $"{element.Symbol} with {bonds} bonds and charge {charge}",
            15 or 33 when charge == 0 && bonds is not (3 or 5) => $"{element.Symbol} with {bonds} bonds",
            _ when element.IsHalogen && hydrogens > 0 && molecule.Degree(atom) > 0 => $"{element.Symbol} with hydrogen",
            _ => null,
        };
    }

    /// <summary>Sulfur has two, four or six bonds, its cations one more or less of them, its anions one less.</summary>
    private static bool IsClosed(int bonds, int charge) => bonds <= 6 && (bonds + charge) % 2 == 0;
}
