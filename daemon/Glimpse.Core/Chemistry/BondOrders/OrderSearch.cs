using Glimpse.Core.Chemistry.Graphs;

namespace Glimpse.Core.Chemistry.BondOrders;

/// <summary>
/// Solves an <see cref="OrderProblem"/> exactly: a sweep over the undecided bonds that keeps, for each state of the
/// atoms on its front (pi bonds taken so far), the cheapest way there. The front of a drug-like molecule is a few atoms
/// wide; where it would grow too wide (cages), only the cheapest states are kept.
/// </summary>
internal sealed class OrderSearch
{
    private const int MaxStates = 512;
    private const int BitsPerAtom = 2;
    private const int SlotsPerKey = 64;

    private readonly OrderProblem problem;
    private readonly MolecularGraph graph;
    private readonly int[] open;
    private readonly int[] slot;
    private readonly int[] fixedPi;
    private readonly int[] room;
    private readonly List<Step> steps = [];

    private OrderSearch(OrderProblem problem)
    {
        this.problem = problem;
        graph = problem.Graph;
        open = new int[graph.Count];
        slot = new int[graph.Count];
        fixedPi = new int[graph.Count];
        room = new int[graph.Count];
        for (var atom = 0; atom < graph.Count; atom++)
        {
            fixedPi[atom] = graph.PiBonds(atom);
            room[atom] = Room(atom);
        }
    }

    /// <summary>How many more pi bonds chemistry allows an atom; what exceeds it needn't be searched.</summary>
    private int Room(int atom)
    {
        for (var pi = OrderProblem.MaxPi; pi > fixedPi[atom]; pi--)
        {
            if (problem.AtomCost(atom, pi) < OrderProblem.Forbidden)
                return pi - fixedPi[atom];
        }

        return 0;
    }

    /// <summary>
    /// Writes the cheapest orders into the graph; true when they are proven cheapest, false when states had to be
    /// dropped.
    /// </summary>
    internal static bool Solve(OrderProblem problem)
    {
        var search = new OrderSearch(problem);
        search.PlanSweep();
        return search.Sweep();
    }

    /// <summary>Orders the bonds so that few atoms are half done at any time.</summary>
    private void PlanSweep()
    {
        var undecided = new List<int>[graph.Count];
        for (var atom = 0; atom < graph.Count; atom++)
        {
            undecided[atom] = [.. graph.BondsOf[atom].Where(bond => problem.MaxExtra[bond] > 0)];
            open[atom] = undecided[atom].Count;
            slot[atom] = -1;
        }

        var front = new List<int>();
        var free = new Stack<int>(Enumerable.Range(0, SlotsPerKey).Reverse());
        while (NextAtom(front) is var atom and >= 0)
        {
            while (undecided[atom].Count > 0)
            {
                var bond = NextBond(undecided[atom], atom);
                undecided[atom].Remove(bond);
                undecided[graph.Other(bond, atom)].Remove(bond);
                AddStep(bond, front, free);
            }
        }
    }

    private int NextAtom(List<int> front)
    {
        var best = -1;
        foreach (var atom in front)
        {
            if (best < 0 || open[atom] < open[best])
                best = atom;
        }

        if (best >= 0)
            return best;
        for (var atom = 0; atom < open.Length; atom++)
        {
            if (open[atom] > 0 && (best < 0 || open[atom] < open[best]))
                best = atom;
        }

        return best;
    }

    /// <summary>A bond to an atom that is already on the front closes something; take it first.</summary>
    private int NextBond(List<int> bonds, int atom)
    {
        foreach (var bond in bonds)
        {
            if (slot[graph.Other(bond, atom)] >= 0)
                return bond;
        }

        return bonds[0];
    }

    private void AddStep(int bond, List<int> front, Stack<int> free)
    {
        var (first, second) = graph.Bonds[bond];
        if (!Enter(first, front, free) || !Enter(second, front, free))
        {
            GiveUp(first, front);
            GiveUp(second, front);
            return;
        }

        var (firstSlot, secondSlot) = (slot[first], slot[second]);
        var firstLeaves = Leave(first, front, free);
        var secondLeaves = Leave(second, front, free);
        steps.Add(new Step(bond, firstSlot, secondSlot, firstLeaves, secondLeaves));
    }

    private bool Enter(int atom, List<int> front, Stack<int> free)
    {
        if (slot[atom] >= 0)
            return true;
        if (!free.TryPop(out var place))
            return false;
        slot[atom] = place;
        front.Add(atom);
        return true;
    }

    /// <summary>
    /// The front is full: the bond stays single, and the place of an atom that ends here is never used again.
    /// </summary>
    private void GiveUp(int atom, List<int> front)
    {
        if (--open[atom] == 0)
            front.Remove(atom);
    }

    private bool Leave(int atom, List<int> front, Stack<int> free)
    {
        if (--open[atom] > 0)
            return false;
        front.Remove(atom);
        free.Push(slot[atom]);
        return true;
    }

    private bool Sweep()
    {
        var exact = true;
        var layers = new List<List<State>>(steps.Count);
        List<State> current = [new State(UInt128.Zero, 0, -1, 0)];
        foreach (var step in steps)
        {
            current = Advance(step, current);
            if (current.Count > MaxStates)
            {
                exact = false;
                current = [.. current.OrderBy(state => state.Cost).ThenBy(state => state.Key).Take(MaxStates)];
            }

            layers.Add(current);
        }

        Write(layers);
        return exact;
    }

    private List<State> Advance(Step step, List<State> states)
    {
        var next = new List<State>(states.Count * 2);
        var index = new Dictionary<UInt128, int>(states.Count * 2);
        var (first, second) = graph.Bonds[step.Bond];
        for (var from = 0; from < states.Count; from++)
        {
            for (var extra = 0; extra <= problem.MaxExtra[step.Bond]; extra++)
            {
                var key = states[from].Key;
                var cost = states[from].Cost + problem.BondCost(step.Bond, extra);
                if (!Take(ref key, ref cost, first, step.FirstSlot, step.FirstLeaves, extra)
                    || !Take(ref key, ref cost, second, step.SecondSlot, step.SecondLeaves, extra))
                {
                    continue;
                }

                if (!index.TryGetValue(key, out var known))
                {
                    index.Add(key, next.Count);
                    next.Add(new State(key, cost, from, extra));
                }
                else if (cost < next[known].Cost)
                {
                    next[known] = new State(key, cost, from, extra);
                }
            }
        }

        return next;
    }

    private bool Take(ref UInt128 key, ref double cost, int atom, int place, bool leaves, int extra)
    {
        var shift = place * BitsPerAtom;
        var pi = (int)((key >> shift) & OrderProblem.MaxPi) + extra;
        if (pi > room[atom])
            return false;
        key &= ~((UInt128)OrderProblem.MaxPi << shift);
        if (leaves)
            cost += problem.AtomCost(atom, pi + fixedPi[atom]);
        else
            key |= (UInt128)(uint)pi << shift;
        return true;
    }

    private void Write(List<List<State>> layers)
    {
        if (layers.Count == 0)
            return;
        var at = 0;
        for (var i = 1; i < layers[^1].Count; i++)
        {
            if (layers[^1][i].Cost < layers[^1][at].Cost)
                at = i;
        }

        for (var layer = layers.Count - 1; layer >= 0; layer--)
        {
            var state = layers[layer][at];
            graph.Orders[steps[layer].Bond] += state.Extra;
            at = state.From;
        }
    }

    private readonly record struct Step(int Bond, int FirstSlot, int SecondSlot, bool FirstLeaves, bool SecondLeaves);

    private readonly record struct State(UInt128 Key, double Cost, int From, int Extra);
}
