using Glimpse.Core.Chemistry.Residues;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Receptor;

/// <summary>
/// The template's names of a residue's heavy atoms. The oxygens on an amino acid's C go by their place: a second one is
/// a chain's end, whatever the two are called (O and OXT, O1 and O2, OT and O, O' and O'').
/// </summary>
internal static class CanonicalNames
{
    /// <summary>The oxygen of a carboxylate that a residue inside a chain lacks.</summary>
    internal const string TerminalOxygen = "OXT";

    private const string Oxygen = "O";

    /// <summary>No bond of C and O is longer: 1.43 (Å).</summary>
    private const double LongestBond = 1.6;

    /// <summary>A name for each heavy atom of a residue; the file's own where the template has no such atom.</summary>
    internal static Dictionary<int, string> Of(Structure structure, IEnumerable<int> atoms, ResidueTemplate template)
    {
        var names = new Dictionary<int, string>();
        var (carbon, oxygenCount, hasOdd) = (-1, 0, false);
        foreach (var i in atoms.Where(i => !structure.Atoms[i].Element.IsHydrogen))
        {
            var name = names[i] = template.Canonical(structure.Atoms[i].Name);
            if (carbon < 0 && name == "C")
                carbon = i;
            if (structure.Atoms[i].Element != Element.O)
                continue;
            oxygenCount += name == Oxygen ? 1 : 0;
            hasOdd |= name == TerminalOxygen || !template.AtomNames.Contains(name);
        }

        // With one oxygen of that name and no other that could be meant, places have nothing to say.
        if (!template.IsAminoAcid || carbon < 0 || (!hasOdd && oxygenCount < 2))
            return names;
        int[] oxygens =
        [
            .. names
                .Keys.Where(i =>
                    structure.Atoms[i].Element == Element.O
                    && structure.Positions[i].DistanceTo(structure.Positions[carbon]) < LongestBond
                    && (names[i] is Oxygen or TerminalOxygen || !template.AtomNames.Contains(names[i])))
                .OrderBy(i => i),
        ];
        if (oxygens.Length == 1 && names[oxygens[0]] != TerminalOxygen)
            names[oxygens[0]] = Oxygen;
        if (oxygens.Length == 2)
        {
            var second = names[oxygens[0]] == TerminalOxygen ? 0 : 1;
            names[oxygens[second]] = TerminalOxygen;
            names[oxygens[1 - second]] = Oxygen;
        }

        return names;
    }
}
