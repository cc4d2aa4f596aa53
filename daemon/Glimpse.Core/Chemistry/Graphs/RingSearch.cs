namespace Glimpse.Core.Chemistry.Graphs;

/// <summary>
/// The smallest set of smallest rings: Vismara's candidate cycles (Electron. J. Combin. 1997, 4, R9), shortest first,
/// kept while they are linearly independent over GF(2).
/// </summary>
internal static class RingSearch
{
    private const int BitsPerWord = 64;

    /// <summary>Finds the rings, each as a cycle of atoms in order; shorter ones first.</summary>
    internal static int[][] Find(MolecularGraph graph, CancellationToken cancellation = default)
    {
        var core = CyclicCore(graph, out var wanted);
        if (wanted == 0)
            return [];
        var candidates = new List<int[]>();
        var walk = new ShortestPaths(graph, core);
        for (var root = 0; root < graph.Count; root++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (core[root])
                AddCyclesThrough(root, graph, core, walk, candidates);
        }

        candidates.Sort((a, b) => a.Length.CompareTo(b.Length));
        return KeepIndependent(candidates, wanted, graph, cancellation);
    }

    /// <summary>
    /// Atoms that are left when chain ends are taken off again and again, and how many rings there are.
    /// </summary>
    private static bool[] CyclicCore(MolecularGraph graph, out int rings)
    {
        var degree = new int[graph.Count];
        var ends = new Stack<int>();
        for (var atom = 0; atom < graph.Count; atom++)
        {
            degree[atom] = graph.Degree(atom);
            if (degree[atom] <= 1)
                ends.Push(atom);
        }

        var core = new bool[graph.Count];
        Array.Fill(core, true);
        while (ends.TryPop(out var end))
        {
            if (!core[end])
                continue;
            core[end] = false;
            foreach (var bond in graph.BondsOf[end])
            {
                var next = graph.Other(bond, end);
                if (core[next] && --degree[next] == 1)
                    ends.Push(next);
            }
        }

        var bonds = graph.Bonds.Count(bond => core[bond.First] && core[bond.Second]);
        rings = bonds - core.Count(inside => inside) + Components(graph, core);
        return core;
    }

    private static int Components(MolecularGraph graph, bool[] core)
    {
        var seen = new bool[graph.Count];
        var components = 0;
        var open = new Stack<int>();
        for (var start = 0; start < graph.Count; start++)
        {
            if (!core[start] || seen[start])
                continue;
            components++;
            seen[start] = true;
            open.Push(start);
            while (open.TryPop(out var atom))
            {
                foreach (var bond in graph.BondsOf[atom])
                {
                    var next = graph.Other(bond, atom);
                    if (core[next] && !seen[next])
                    {
                        seen[next] = true;
                        open.Push(next);
                    }
                }
            }
        }

        return components;
    }

    /// <summary>
    /// Shortest cycles whose highest atom is the root: odd ones close over a bond, even ones over an atom.
    /// </summary>
    private static void AddCyclesThrough(
        int root,
        MolecularGraph graph,
        bool[] core,
        ShortestPaths paths,
        List<int[]> cycles)
    {
        paths.From(root);
        var before = new List<int>();
        foreach (var far in paths.Reached)
        {
            before.Clear();
            foreach (var bond in graph.BondsOf[far])
            {
                var near = graph.Other(bond, far);
                if (!core[near] || !paths.Has(near))
                    continue;
                if (paths.Distance(near) + 1 == paths.Distance(far))
                    before.Add(near);
                else if (paths.Distance(near) == paths.Distance(far) && near < far && paths.AreDisjoint(near, far))
                    cycles.Add(paths.Cycle(near, far, apex: -1));
            }

            for (var i = 0; i < before.Count; i++)
            {
                for (var j = i + 1; j < before.Count; j++)
                {
                    if (paths.AreDisjoint(before[i], before[j]))
                        cycles.Add(paths.Cycle(before[i], before[j], far));
                }
            }
        }
    }

    private static int[][] KeepIndependent(
        List<int[]> candidates,
        int wanted,
        MolecularGraph graph,
        CancellationToken cancellation)
    {
        var rings = new List<int[]>(wanted);
        var words = (graph.Bonds.Length + BitsPerWord - 1) / BitsPerWord;
        var pivots = new Dictionary<int, ulong[]>();
        foreach (var cycle in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = new ulong[words];
            for (var i = 0; i < cycle.Length; i++)
            {
                var bond = graph.BondBetween(cycle[i], cycle[(i + 1) % cycle.Length]);
                row[bond / BitsPerWord] ^= 1UL << (bond % BitsPerWord);
            }

            if (!Reduce(row, pivots))
                continue;
            rings.Add(cycle);
            if (rings.Count == wanted)
                break;
        }

        return [.. rings];
    }

    /// <summary>Eliminates the rows found so far; false when nothing is left.</summary>
    private static bool Reduce(ulong[] row, Dictionary<int, ulong[]> pivots)
    {
        for (var word = 0; word < row.Length; word++)
        {
            while (row[word] != 0)
            {
                var bit = (word * BitsPerWord) + System.Numerics.BitOperations.TrailingZeroCount(row[word]);
                if (!pivots.TryGetValue(bit, out var other))
                {
                    pivots.Add(bit, row);
                    return true;
                }

                for (var i = word; i < row.Length; i++)
                    row[i] ^= other[i];
            }
        }

        return false;
    }
}
