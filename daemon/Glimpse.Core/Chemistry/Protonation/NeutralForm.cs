using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Protonation;

/// <summary>
/// The neutral form of a molecule: protons taken off cations and given to anions, dipoles and quaternary N left alone.
/// </summary>
internal static class NeutralForm
{
    /// <summary>A neutral copy.</summary>
    internal static MolecularGraph Of(MolecularGraph graph)
    {
        var neutral = graph.Clone();
        for (var atom = 0; atom < graph.Count; atom++)
        {
            var charge = graph.Charges[atom];
            if (charge == 0 || IsDipolar(graph, atom))
                continue;
            var isCation = graph.Is(atom, Element.N) && charge == 1 && graph.Hydrogens[atom] > 0;
            var isAnion =
                charge == -1
                && graph.Degree(atom) > 0
                && (
                    graph.Is(atom, Element.N)
                    || graph.Is(atom, Element.O)
                    || graph.Is(atom, Element.S)
                    || graph.Is(atom, Element.Se));
            if (!isCation && !isAnion)
                continue;
            neutral.Charges[atom] = 0;
            neutral.Hydrogens[atom] -= charge;
        }

        return neutral;
    }

    private static bool IsDipolar(MolecularGraph graph, int atom) =>
        graph.Neighbours(atom).Any(n => graph.Charges[n] * graph.Charges[atom] < 0);
}
