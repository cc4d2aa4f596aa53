namespace Glimpse.Core.Chemistry.Graphs;

/// <summary>
/// Shortest paths from one root that pass through atoms of lower index only, as Vismara's cycles need them.
/// </summary>
internal sealed class ShortestPaths
{
    private readonly MolecularGraph graph;
    private readonly bool[] allowed;
    private readonly int[] distance;
    private readonly int[] below;
    private readonly int[] parent;
    private readonly int[] mark;
    private readonly int[] queue;
    private readonly List<int> reached = [];
    private int root;
    private int stamp;

    internal ShortestPaths(MolecularGraph graph, bool[] allowed)
    {
        this.graph = graph;
        this.allowed = allowed;
        distance = new int[graph.Count];
        below = new int[graph.Count];
        parent = new int[graph.Count];
        mark = new int[graph.Count];
        queue = new int[graph.Count];
    }

    /// <summary>Atoms whose shortest path from the root runs below it, the root left out.</summary>
    internal IReadOnlyList<int> Reached => reached;

    /// <summary>Searches from a root.</summary>
    internal void From(int start)
    {
        root = start;
        Walk(distance, int.MaxValue, keepParents: false);
        Walk(below, start, keepParents: true);
        reached.Clear();
        for (var atom = 0; atom < start; atom++)
        {
            if (Has(atom))
                reached.Add(atom);
        }
    }

    internal bool Has(int atom) => atom == root || (below[atom] >= 0 && below[atom] == distance[atom]);

    internal int Distance(int atom) => distance[atom];

    /// <summary>True when the paths to two atoms share the root only.</summary>
    internal bool AreDisjoint(int first, int second)
    {
        stamp++;
        for (var atom = first; atom != root; atom = parent[atom])
            mark[atom] = stamp;
        for (var atom = second; atom != root; atom = parent[atom])
        {
            if (mark[atom] == stamp)
                return false;
        }

        return first != root && second != root;
    }

    /// <summary>The cycle root ... first (apex) second ... root.</summary>
    internal int[] Cycle(int first, int second, int apex)
    {
        var cycle = new List<int>();
        for (var atom = first; atom != root; atom = parent[atom])
            cycle.Add(atom);
        cycle.Add(root);
        cycle.Reverse();
        if (apex >= 0)
            cycle.Add(apex);
        for (var atom = second; atom != root; atom = parent[atom])
            cycle.Add(atom);
        return [.. cycle];
    }

    private void Walk(int[] into, int limit, bool keepParents)
    {
        Array.Fill(into, -1);
        into[root] = 0;
        queue[0] = root;
        for (int head = 0, tail = 1; head < tail; head++)
        {
            var atom = queue[head];
            foreach (var bond in graph.BondsOf[atom])
            {
                var next = graph.Other(bond, atom);
                if (!allowed[next] || into[next] >= 0 || next >= limit)
                    continue;
                into[next] = into[atom] + 1;
                if (keepParents)
                    parent[next] = atom;
                queue[tail++] = next;
            }
        }
    }
}
