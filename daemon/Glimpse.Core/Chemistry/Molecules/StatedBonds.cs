using System.Globalization;
using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// The graph of a selection: with the bonds and charges that the file states, or with bonds from distances.
/// </summary>
internal static class StatedBonds
{
    /// <summary>The fault of an atom with more bonds than any has.</summary>
    internal static GlimpseException TooManyNeighbours(string label, int neighbours) =>
        new(
            GlimpseErrorCode.BadInput,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{label} has {neighbours} bonds to heavy atoms; no atom has more than {LigandSize.MostNeighbours}."),
            "Correct the molecule's bonds.");

    /// <summary>Takes bonds, orders and charges from the file; aromatic bonds get order 1 and are marked.</summary>
    /// <exception cref="GlimpseException">An atom has more bonds than any has.</exception>
    internal static MolecularGraph Graph(Structure structure, HeavyAtoms heavy, out bool[] isAromatic)
    {
        var bonds = new List<(int First, int Second)>();
        var orders = new List<BondOrder>();
        foreach (var bond in structure.Bonds)
        {
            if (
                !heavy.IndexOf.TryGetValue(bond.First, out var first)
                || !heavy.IndexOf.TryGetValue(bond.Second, out var second)
                || heavy.Elements[first].IsMetal
                || heavy.Elements[second].IsMetal)
            {
                continue;
            }

            bonds.Add((first, second));
            orders.Add(bond.Order);
        }

        var graph = new MolecularGraph(heavy.Elements, bonds);
        for (var i = 0; i < orders.Count; i++)
            graph.Orders[i] = orders[i] is BondOrder.Double or BondOrder.Triple ? (int)orders[i] : 1;
        for (var i = 0; i < graph.Count; i++)
        {
            if (graph.Degree(i) > LigandSize.MostNeighbours)
                throw TooManyNeighbours($"{structure.Source}: {structure.Describe(heavy.Source[i])}", graph.Degree(i));
            graph.Charges[i] = structure.Atoms[heavy.Source[i]].FormalCharge ?? 0;
        }

        isAromatic = [.. orders.Select(order => order == BondOrder.Aromatic)];
        return graph;
    }

    /// <summary>Finds the bonds by distance; CONECT records are hints.</summary>
    internal static MolecularGraph GraphByDistance(Structure structure, HeavyAtoms heavy, out bool[] isAromatic)
    {
        var stated = new HashSet<(int, int)>();
        foreach (var bond in structure.Bonds)
        {
            if (
                heavy.IndexOf.TryGetValue(bond.First, out var first)
                && heavy.IndexOf.TryGetValue(bond.Second, out var second))
                stated.Add((Math.Min(first, second), Math.Max(first, second)));
        }

        var graph = new MolecularGraph(
            heavy.Elements,
            Connectivity.Find(heavy.Elements, heavy.Positions, (a, b) => stated.Contains((a, b))));
        for (var i = 0; i < graph.Count; i++)
        {
            if (heavy.Elements[i].IsMetal)
                graph.Charges[i] = structure.Atoms[heavy.Source[i]].FormalCharge ?? 0;
        }

        isAromatic = new bool[graph.Bonds.Length];
        return graph;
    }
}
