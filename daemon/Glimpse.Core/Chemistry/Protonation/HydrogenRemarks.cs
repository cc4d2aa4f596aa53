using System.Globalization;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>
/// What is said of hydrogens on a ligand without bond orders that make another molecule of it than its heavy atoms do.
/// </summary>
internal static class HydrogenRemarks
{
    private const int MostNamed = 6;

    /// <summary>The hydrogens can't be, and none of them was used.</summary>
    internal static Remark Refused(Structure structure, HeavyAtoms heavy, (int Atom, string Why) impossible)
    {
        var where = structure.Describe(heavy.Source[impossible.Atom]);
        return Remark.Warning(
            "given-hydrogens-refused",
            $"The hydrogens that are given can't be: {where} would be {impossible.Why}. None of this molecule's were "
                + $"used; it is as its heavy atoms say.",
            where);
    }

    /// <summary>
    /// The atoms that the hydrogens make others: a warning where the state is odd, an assumption for a tautomer.
    /// </summary>
    /// <param name="structure">The structure.</param>
    /// <param name="heavy">Its heavy atoms.</param>
    /// <param name="given">The molecule with the hydrogens.</param>
    /// <param name="own">The same as perceived without them.</param>
    /// <param name="said">Atoms of which something is said already.</param>
    internal static IEnumerable<Remark> Changed(
        Structure structure,
        HeavyAtoms heavy,
        Molecule given,
        Molecule own,
        IReadOnlySet<string> said)
    {
        var (with, without) = (new MoleculeView(given), new MoleculeView(own));
        var (traits, ownTraits) = (AtomTyper.Assign(given), AtomTyper.Assign(own));
        int[] changed = [.. Enumerable.Range(0, traits.Length).Where(atom => traits[atom] != ownTraits[atom])];
        if (changed.Length == 0)
            yield break;
        int[] odd = [.. changed.Where(atom => IsOdd(with, without, atom))];
        var moved = Array.FindAll(odd.Length > 0 ? odd : changed, atom => !HasSameState(with, without, atom));
        var named = moved.Length > 0 ? moved : odd.Length > 0 ? odd : changed;
        var where = structure.Describe(heavy.Source[named[0]]);
        var list =
            string.Join(
                "; ",
                named
                    .Take(MostNamed)
                    .Select(atom =>
                        Describe(structure.Atoms[heavy.Source[atom]].Name, with.Atoms[atom], without.Atoms[atom])))
            + (
                named.Length > MostNamed
                    ? string.Create(CultureInfo.InvariantCulture, $"; {named.Length - MostNamed} more")
                    : "");
        if (odd.Length > 0)
        {
            yield return Remark.Warning(
                "given-hydrogens-odd",
                $"The hydrogens given on {structure.ResidueOf(heavy.Source[named[0]])} were obeyed, but their state "
                    + $"is odd, as where programs add them without bond orders ({list}). "
                + "Leave them out to have it decided from the heavy atoms.",
                where);
        }
        else if (Array.Exists(changed, atom => !said.Contains(structure.Describe(heavy.Source[atom]))))
        {
            yield return Remark.Assumption(
                "given-hydrogens-tautomer",
                $"The hydrogens given on {structure.ResidueOf(heavy.Source[named[0]])} were obeyed; without them it "
                    + $"would be another tautomer or state ({list}).",
                where);
        }
    }

    /// <summary>
    /// Anions that are no acids (of guanine, isoalloxazine, a phenol), cations that are no amines, enols and their kin,
    /// rings whose aromaticity the hydrogens take or make, carbons of another valence.
    /// </summary>
    private static bool IsOdd(MoleculeView given, MoleculeView own, int atom)
    {
        var (with, without) = (given.Atoms[atom], own.Atoms[atom]);
        if (with.IsAromatic != without.IsAromatic)
            return true;
        if (with.Charge < 0 && without.Charge >= 0)
            return given.ChargeAround(atom) < own.ChargeAround(atom);
        if (with.Charge > 0 && without.Charge <= 0 && given.PiBonds(atom) > 0)
            return true;
        return given.PiBonds(atom) != own.PiBonds(atom)
            && (with.Element == Element.C || (with.Element == Element.O && with.Hydrogens > 0 && !IsOfAcid(own, atom)));
    }

    /// <summary>True for an O whose centre has another at its end.</summary>
    private static bool IsOfAcid(MoleculeView own, int atom) =>
        own.Neighbours(atom)
            .Any(centre =>
                own.Neighbours(centre)
                    .Any(other => other != atom && own.Atoms[other].Element == Element.O && own.Degree(other) == 1));

    private static bool HasSameState(MoleculeView given, MoleculeView own, int atom) =>
        given.Atoms[atom].Hydrogens == own.Atoms[atom].Hydrogens && given.Atoms[atom].Charge == own.Atoms[atom].Charge;

    private static string Describe(string name, MoleculeAtom given, MoleculeAtom own) =>
        HasSame(given, own)
            ? $"{name} {(given.IsAromatic ? "aromatic" : "not aromatic")}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{name} with {given.Hydrogens} H and charge {given.Charge:+0;-0;0}, otherwise {own.Hydrogens} H and "
                    + $"charge {own.Charge:+0;-0;0}");

    private static bool HasSame(MoleculeAtom given, MoleculeAtom own) =>
        given.Hydrogens == own.Hydrogens && given.Charge == own.Charge;
}
