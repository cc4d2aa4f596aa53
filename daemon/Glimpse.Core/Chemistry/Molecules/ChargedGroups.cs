using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// Marks what is positive and negative: a charge is shared by the group that carries it (featurisation scheme
/// glimpse-8, rows "positive" and "negative"). Dipolar pairs such as nitro, N-oxide and azide carry no net charge.
/// </summary>
internal static class ChargedGroups
{
    internal static void Mark(Molecule molecule, AtomTraits[] traits)
    {
        for (var atom = 0; atom < traits.Length; atom++)
        {
            var it = molecule.Atoms[atom];
            if (it.Element.IsMetal || it.Charge == 0 || IsDipolar(molecule, atom))
                continue;
            if (it.Charge > 0 && it.Element == Element.N)
                MarkPositive(molecule, atom, traits);
            else if (it.Charge < 0)
                MarkNegative(molecule, atom, traits);
        }
    }

    private static bool IsDipolar(Molecule molecule, int atom)
    {
        var sign = Math.Sign(molecule.Atoms[atom].Charge);
        return molecule
            .NeighboursOf(atom)
            .Any(n => Math.Sign(molecule.Atoms[n].Charge) == -sign && !molecule.Atoms[n].Element.IsMetal);
    }

    private static void MarkPositive(Molecule molecule, int nitrogen, AtomTraits[] traits)
    {
        traits[nitrogen] |= AtomTraits.Positive;
        if (molecule.Atoms[nitrogen].IsAromatic)
        {
            foreach (var ring in molecule.Rings.Where(ring => ring.Contains(nitrogen) && IsImidazole(molecule, ring)))
                MarkAll(ring, traits, AtomTraits.Positive);
            return;
        }

        foreach (var bond in molecule.BondsOf[nitrogen].Select(b => molecule.Bonds[b]).Where(b => b.Order == 2))
        {
            var carbon = bond.Other(nitrogen);
            var nitrogens = molecule.NeighboursOf(carbon).Where(n => molecule.Atoms[n].Element == Element.N).ToList();
            if (molecule.Atoms[carbon].Element != Element.C || nitrogens.Count < 2)
                continue;
            traits[carbon] |= AtomTraits.Positive;
            MarkAll(nitrogens, traits, AtomTraits.Positive);
        }
    }

    private static void MarkNegative(Molecule molecule, int atom, AtomTraits[] traits)
    {
        traits[atom] |= AtomTraits.Negative;
        var it = molecule.Atoms[atom];
        if (it.Element == Element.N)
        {
            foreach (var ring in molecule.Rings.Where(ring => ring.Contains(atom) && IsTetrazole(molecule, ring)))
                MarkAll(ring, traits, AtomTraits.Negative);
            return;
        }

        if (it.Element != Element.O && it.Element != Element.S)
            return;
        foreach (var centre in molecule.NeighboursOf(atom))
        {
            var terminals = Terminals(molecule, centre).ToList();
            var element = molecule.Atoms[centre].Element;
            var isCarboxylate =
                element == Element.C
                && terminals.Count == 2
                && terminals.Exists(t =>
                    molecule.Atoms[t].Charge == 0 && molecule.BondsOf[t].Any(b => molecule.Bonds[b].Order == 2));
            if (!isCarboxylate && element != Element.P && element != Element.S)
                continue;
            traits[centre] |= AtomTraits.Negative;
            MarkAll(terminals, traits, AtomTraits.Negative);
        }
    }

    /// <summary>The O and S atoms that hang on a centre and nothing else.</summary>
    private static IEnumerable<int> Terminals(Molecule molecule, int centre) =>
        molecule
            .NeighboursOf(centre)
            .Where(n =>
                (molecule.Atoms[n].Element == Element.O || molecule.Atoms[n].Element == Element.S)
                && molecule.BondsOf[n].Length == 1);

    private static bool IsImidazole(Molecule molecule, IReadOnlyList<int> ring)
    {
        if (ring.Count != 5 || ring.Any(a => !molecule.Atoms[a].IsAromatic))
            return false;
        var nitrogens = Enumerable.Range(0, 5).Where(i => molecule.Atoms[ring[i]].Element == Element.N).ToList();
        return nitrogens.Count == 2 && (nitrogens[1] - nitrogens[0]) is 2 or 3;
    }

    private static bool IsTetrazole(Molecule molecule, IReadOnlyList<int> ring) =>
        ring.Count == 5 && ring.Count(a => molecule.Atoms[a].Element == Element.N) == 4;

    private static void MarkAll(IEnumerable<int> atoms, AtomTraits[] traits, AtomTraits set)
    {
        foreach (var atom in atoms)
            traits[atom] |= set;
    }
}
