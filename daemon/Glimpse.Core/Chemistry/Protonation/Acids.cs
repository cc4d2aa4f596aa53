using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>
/// Groups that lose a proton at pH 7.4 (featurisation scheme glimpse-8, row "negative" and paragraph "Protonation").
/// </summary>
internal static class Acids
{
    private const int TetrazoleNitrogens = 4;

    /// <summary>Finds them in a neutral graph.</summary>
    internal static IEnumerable<ProtonationSite> Find(
        MolecularGraph graph,
        int[][] rings,
        Aromaticity aromatic,
        bool[] nearMetal)
    {
        for (var atom = 0; atom < graph.Count; atom++)
        {
            if (OxoAcid(graph, atom) is { } name)
                yield return OxoAcidSite(graph, atom, name);
            else if (IsAcidicNitrogen(graph, atom, aromatic))
                yield return new ProtonationSite("acidic NH", [atom], [atom], -1);
            else if (nearMetal[atom] && MetalBound(graph, atom) is { } bound)
                yield return new ProtonationSite(bound, [atom], [atom], -1);
        }

        foreach (var ring in rings)
        {
            if (
                ring.Length == 5
                && ring.Count(a => graph.Is(a, Element.N)) == TetrazoleNitrogens
                && ring.All(a => aromatic.Atoms[a])
                && Array.FindIndex(ring, a => graph.Is(a, Element.N) && graph.Hydrogens[a] > 0) is var i and >= 0)
            {
                yield return new ProtonationSite("tetrazolate", [ring[i]], ring, -1);
            }
        }
    }

    private static string? OxoAcid(MolecularGraph graph, int atom)
    {
        if (graph.Degree(atom) < 2 || !graph.Neighbours(atom).Any(n => Groups.IsHydroxyl(graph, n)))
            return null;
        var oxo = Groups.CountOxo(graph, atom);
        return graph.Elements[atom].AtomicNumber switch
        {
            6 when oxo == 1 => "carboxylate",
            15 or 33 when graph.PiBonds(atom) > 0 => "phosphate or phosphonate",
            16 or 34 when oxo > 0 => "sulfate, sulfonate or sulfinate",
            17 or 35 or 53 when oxo > 0 => "perhalate",
            _ => null,
        };
    }

    private static ProtonationSite OxoAcidSite(MolecularGraph graph, int centre, string name)
    {
        var hydroxyls = graph.Neighbours(centre).Where(n => Groups.IsHydroxyl(graph, n)).ToArray();
        var terminals = graph.Neighbours(centre).Where(n => Groups.IsOxo(graph, n) || Groups.IsHydroxyl(graph, n));
        return new ProtonationSite(name, hydroxyls, [.. terminals], -1);
    }

    /// <summary>
    /// N-H between a sulfonyl and a second group of its kind: acyl, sulfonyl, cyano; or on a perfluoroalkyl sulfonyl.
    /// </summary>
    private static bool IsAcidicNitrogen(MolecularGraph graph, int atom, Aromaticity aromatic)
    {
        if (!graph.Is(atom, Element.N) || graph.Hydrogens[atom] == 0 || graph.PiBonds(atom) > 0 || aromatic.Atoms[atom])
            return false;
        var sulfonyls = graph.Neighbours(atom).Where(n => Groups.IsSulfonyl(graph, n)).ToList();
        var others = graph.Neighbours(atom).Count(n => Groups.IsAcyl(graph, n) || Groups.IsCyano(graph, n));
        return sulfonyls.Count + others >= 2
                && (sulfonyls.Count > 0 || graph.Neighbours(atom).Any(n => Groups.IsCyano(graph, n)))
            || sulfonyls.Exists(s => graph.Neighbours(s).Any(n => Groups.IsFluorinated(graph, n)));
    }

    private static string? MetalBound(MolecularGraph graph, int atom)
    {
        if (graph.Degree(atom) != 1 || graph.Hydrogens[atom] == 0)
            return null;
        if (graph.Is(atom, Element.S))
            return "metal-bound thiolate";
        return graph.Is(atom, Element.N) && graph.Neighbours(atom).Any(n => Groups.IsSulfonyl(graph, n))
            ? "metal-bound sulfonamide"
            : null;
    }
}
