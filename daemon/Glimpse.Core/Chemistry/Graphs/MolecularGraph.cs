using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Graphs;

/// <summary>
/// A molecule while it is being perceived: heavy atoms and bonds whose orders, charges and hydrogens may still change.
/// </summary>
internal sealed class MolecularGraph
{
    private readonly int[][] neighbours;

    /// <summary>Makes a graph of single bonds, neutral, without hydrogens.</summary>
    internal MolecularGraph(Element[] elements, IReadOnlyList<(int First, int Second)> bonds)
    {
        Elements = elements;
        Bonds = [.. bonds];
        Orders = new int[Bonds.Length];
        Array.Fill(Orders, 1);
        Charges = new int[elements.Length];
        Hydrogens = new int[elements.Length];
        ByRule = new int[elements.Length];
        BondsOf = IncidentBonds(elements.Length, Bonds);
        neighbours = new int[elements.Length][];
        for (var atom = 0; atom < neighbours.Length; atom++)
            neighbours[atom] = Array.ConvertAll(BondsOf[atom], bond => Other(bond, atom));
    }

    private MolecularGraph(MolecularGraph other)
    {
        Elements = other.Elements;
        Bonds = other.Bonds;
        BondsOf = other.BondsOf;
        neighbours = other.neighbours;
        Orders = [.. other.Orders];
        Charges = [.. other.Charges];
        Hydrogens = [.. other.Hydrogens];
        ByRule = [.. other.ByRule];
    }

    internal Element[] Elements { get; }

    internal (int First, int Second)[] Bonds { get; }

    /// <summary>Kekulé order of each bond.</summary>
    internal int[] Orders { get; }

    internal int[] Charges { get; }

    internal int[] Hydrogens { get; }

    /// <summary>How many of them the rule for pH 7.4 put there; below 0 how many it took.</summary>
    internal int[] ByRule { get; }

    /// <summary>For each atom, the indices of its bonds.</summary>
    internal int[][] BondsOf { get; }

    internal int Count => Elements.Length;

    /// <summary>How many heavy neighbours an atom has.</summary>
    internal int Degree(int atom) => BondsOf[atom].Length;

    internal int Other(int bond, int atom) => Bonds[bond].First == atom ? Bonds[bond].Second : Bonds[bond].First;

    /// <summary>The heavy atoms bonded to one, in the order of its bonds; not to be changed.</summary>
    internal int[] Neighbours(int atom) => neighbours[atom];

    /// <summary>Sum of the orders of an atom's bonds to heavy atoms.</summary>
    internal int OrderSum(int atom)
    {
        var sum = 0;
        foreach (var bond in BondsOf[atom])
            sum += Orders[bond];
        return sum;
    }

    /// <summary>How many pi bonds an atom has.</summary>
    internal int PiBonds(int atom) => OrderSum(atom) - Degree(atom);

    /// <summary>The bond between two atoms, or -1.</summary>
    internal int BondBetween(int first, int second)
    {
        foreach (var bond in BondsOf[first])
        {
            if (Other(bond, first) == second)
                return bond;
        }

        return -1;
    }

    internal bool Is(int atom, Element element) => Elements[atom] == element;

    /// <summary>True for an atom of an element that hangs on one neighbour.</summary>
    internal bool IsTerminal(int atom, Element element) => Elements[atom] == element && Degree(atom) == 1;

    /// <summary>A copy with orders, charges and hydrogens of its own.</summary>
    internal MolecularGraph Clone() => new(this);

    private static int[][] IncidentBonds(int atoms, (int First, int Second)[] bonds)
    {
        var counts = new int[atoms];
        foreach (var (first, second) in bonds)
        {
            counts[first]++;
            counts[second]++;
        }

        var incident = new int[atoms][];
        for (var atom = 0; atom < atoms; atom++)
            incident[atom] = new int[counts[atom]];
        Array.Clear(counts);
        for (var bond = 0; bond < bonds.Length; bond++)
        {
            var (first, second) = bonds[bond];
            incident[first][counts[first]++] = bond;
            incident[second][counts[second]++] = bond;
        }

        return incident;
    }
}
