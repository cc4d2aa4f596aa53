using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>The state of a ligand at pH 7.4 by rule (featurisation scheme glimpse-8, "Protonation").</summary>
internal static class ProtonationRule
{
    /// <summary>The sites that the rule charges, and the neutral form that they start from.</summary>
    internal static List<ProtonationSite> Sites(
        MolecularGraph graph,
        int[][] rings,
        bool[] nearMetal,
        out MolecularGraph neutral)
    {
        neutral = NeutralForm.Of(graph);
        var aromatic = Aromaticity.Perceive(neutral, rings);
        var isCation = Array.ConvertAll(graph.Charges, charge => charge > 0);
        return
        [
            .. Acids.Find(neutral, rings, aromatic, nearMetal),
            .. Bases.Find(neutral, aromatic, nearMetal, isCation),
        ];
    }

    /// <summary>Charges the sites that the input doesn't write as charged already.</summary>
    /// <param name="graph">The molecule.</param>
    /// <param name="rings">Its rings.</param>
    /// <param name="nearMetal">Atoms that a metal holds.</param>
    /// <param name="isKnown">Atoms whose hydrogens the input gives, so that their sites stay as they are; null for
    /// none.</param>
    /// <returns>The sites that were changed.</returns>
    internal static List<ProtonationSite> Apply(
        MolecularGraph graph,
        int[][] rings,
        bool[] nearMetal,
        bool[]? isKnown = null)
    {
        var changed = new List<ProtonationSite>();
        foreach (var site in Sites(graph, rings, nearMetal, out _))
        {
            if (Array.Exists(site.Atoms, atom => graph.Charges[atom] != 0 || isKnown?[atom] == true))
                continue;
            foreach (var carrier in site.Carriers)
            {
                graph.Charges[carrier] += site.Sign;
                graph.Hydrogens[carrier] += site.Sign;
                graph.ByRule[carrier] += site.Sign;
            }

            changed.Add(site);
        }

        return changed;
    }

    /// <summary>
    /// Where the protonation that the input states isn't the one of the rule: an atom, and what the rule says.
    /// </summary>
    internal static IEnumerable<(int Atom, string Rule)> Deviations(
        MolecularGraph graph,
        int[][] rings,
        bool[] nearMetal,
        bool[] isKnown)
    {
        var sites = Sites(graph, rings, nearMetal, out var neutral);
        var accounted = new bool[graph.Count];
        foreach (var site in sites)
        {
            foreach (var atom in site.Atoms)
                accounted[atom] = true;
            if (
                Array.Exists(site.Atoms, atom => isKnown[atom])
                && site.Atoms.Sum(atom => graph.Charges[atom] - neutral.Charges[atom]) != site.Charge)
                yield return (site.Carriers[0], site.Name);
        }

        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (isKnown[atom] && !accounted[atom] && graph.Charges[atom] != neutral.Charges[atom])
                yield return (atom, "neutral");
        }
    }
}
