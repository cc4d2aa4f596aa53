using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Chemistry.Smiles;

/// <summary>
/// Makes a graph of what a SMILES says: hydrogen atoms become counts, aromatic bonds get Kekulé orders.
/// </summary>
internal static class SmilesGraph
{
    internal static MolecularGraph Build(
        List<SmilesAtom> atoms,
        List<(int First, int Second, char Symbol)> bonds,
        CancellationToken cancellation,
        out List<StatedRepair> repairs)
    {
        var index = new int[atoms.Count];
        var heavy = new List<SmilesAtom>();
        for (var i = 0; i < atoms.Count; i++)
        {
            index[i] = atoms[i].Element.IsHydrogen ? -1 : heavy.Count;
            if (index[i] >= 0)
                heavy.Add(atoms[i]);
        }

        var hydrogens = heavy.ConvertAll(atom => atom.Hydrogens).ToArray();
        foreach (var (first, second, symbol) in bonds)
        {
            if (symbol is '=' or '#' or ':' && (index[first] < 0 || index[second] < 0))
                throw Impossible($"a hydrogen has one single bond, not '{symbol}'");
            var owner = index[first] < 0 ? index[second] : index[second] < 0 ? index[first] : -1;
            if (owner >= 0 && hydrogens[owner] >= 0)
                hydrogens[owner]++;
        }

        var kept = bonds.FindAll(b => index[b.First] >= 0 && index[b.Second] >= 0
            && !atoms[b.First].Element.IsMetal && !atoms[b.Second].Element.IsMetal);
        var graph = new MolecularGraph(
            [.. heavy.Select(atom => atom.Element)],
            [.. kept.Select(b => (index[b.First], index[b.Second]))]);
        for (var i = 0; i < heavy.Count; i++)
        {
            if (graph.Degree(i) > LigandSize.MostNeighbours)
                throw StatedBonds.TooManyNeighbours($"In the SMILES a {heavy[i].Element.Symbol}", graph.Degree(i));
            graph.Charges[i] = heavy[i].Charge;
        }

        var isAromatic = new bool[graph.Bonds.Length];
        for (var bond = 0; bond < kept.Count; bond++)
        {
            graph.Orders[bond] = kept[bond].Symbol switch
            {
                '=' => 2,
                '#' => 3,
                _ => 1,
            };
            isAromatic[bond] =
                kept[bond].Symbol == ':'
                || (kept[bond].Symbol == '\0'
                    && heavy[graph.Bonds[bond].First].IsAromatic
                    && heavy[graph.Bonds[bond].Second].IsAromatic);
        }

        var rings = RingSearch.Find(graph, cancellation);
        KeepRingBonds(graph, rings, isAromatic);
        var stray = Enumerable.Range(0, kept.Count).FirstOrDefault(b => kept[b].Symbol == ':' && !isAromatic[b], -1);
        if (stray >= 0)
            throw Impossible(
                $"an aromatic bond, ':', joins {Describe(graph, graph.Bonds[stray].First)} and "
                    + $"{Describe(graph, graph.Bonds[stray].Second)}, which are in no ring together");
        repairs = StatedOrders.Complete(
            graph,
            isAromatic,
            hydrogens,
            shape: null,
            rings,
            atom => Describe(graph, atom));
        return graph;
    }

    /// <summary>An atom by its place among the heavy atoms of the SMILES, as it has no name.</summary>
    internal static string Describe(MolecularGraph graph, int atom) =>
        $"Heavy atom {atom + 1} ({graph.Elements[atom].Symbol}) of the SMILES";

    private static GlimpseException Impossible(string what) =>
        new(
            GlimpseErrorCode.BadInput,
            $"The SMILES can't be: {what}.",
            "Check the SMILES, or give the template as an SDF file.");

    /// <summary>The bond between two aromatic rings is single.</summary>
    private static void KeepRingBonds(MolecularGraph graph, int[][] rings, bool[] isAromatic)
    {
        var inRing = new bool[graph.Bonds.Length];
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Length; i++)
                inRing[graph.BondBetween(ring[i], ring[(i + 1) % ring.Length])] = true;
        }

        for (var bond = 0; bond < inRing.Length; bond++)
            isAromatic[bond] &= inRing[bond];
    }
}
