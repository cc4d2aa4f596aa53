using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry;

/// <summary>
/// The heavy atoms of a selection in an order of their own (element, then place), so that the file's order never decides
/// anything, with the hydrogens that the input gives counted on them.
/// </summary>
internal sealed class HeavyAtoms
{
    private const double HydrogenTolerance = 0.3;

    private HeavyAtoms(Structure structure, int[] source)
    {
        Source = source;
        Elements = Array.ConvertAll(source, atom => structure.Atoms[atom].Element);
        Positions = Array.ConvertAll(source, atom => structure.Positions[atom]);
        IndexOf = new Dictionary<int, int>(source.Length);
        for (var i = 0; i < source.Length; i++)
            IndexOf[source[i]] = i;
        Hydrogens = new int[source.Length];
    }

    /// <summary>Index in the structure of each heavy atom.</summary>
    internal int[] Source { get; }

    /// <summary>The way back from the structure's index.</summary>
    internal Dictionary<int, int> IndexOf { get; }

    internal Element[] Elements { get; }

    internal Point3[] Positions { get; }

    /// <summary>The hydrogens given on each atom, <see cref="StatedHydrogens.Unknown"/> where the input leaves them out.</summary>
    internal int[] Hydrogens { get; }

    /// <summary>True when the input gives any hydrogen.</summary>
    internal bool AreHydrogensGiven { get; private set; }

    internal static HeavyAtoms Of(Structure structure, IReadOnlyList<int> atoms)
    {
        var heavy = new HeavyAtoms(structure, [.. atoms.Where(a => !structure.Atoms[a].Element.IsHydrogen)
            .OrderBy(a => structure.Atoms[a].Element.AtomicNumber)
            .ThenBy(a => structure.Positions[a].X).ThenBy(a => structure.Positions[a].Y).ThenBy(a => structure.Positions[a].Z)]);
        heavy.CountHydrogens(structure, [.. atoms.Where(a => structure.Atoms[a].Element.IsHydrogen)]);
        return heavy;
    }

    /// <summary>Files with polar hydrogens only say nothing about carbon; all others state every count, also of none.</summary>
    private void CountHydrogens(Structure structure, int[] hydrogens)
    {
        var owners = OwnersByBond(structure, hydrogens);
        foreach (var hydrogen in hydrogens)
        {
            var owner = owners.GetValueOrDefault(hydrogen, -1);
            if (owner < 0 && !structure.HasBondOrders)
                owner = Nearest(structure.Positions[hydrogen]);
            if (owner >= 0)
                Hydrogens[owner]++;
        }

        AreHydrogensGiven = Array.Exists(Hydrogens, count => count > 0);
        var isCarbonGiven = Enumerable.Range(0, Source.Length).Any(i => Elements[i] == Element.C && Hydrogens[i] > 0);
        for (var i = 0; i < Source.Length; i++)
        {
            if (!AreHydrogensGiven || (Elements[i] == Element.C && !isCarbonGiven))
                Hydrogens[i] = StatedHydrogens.Unknown;
        }
    }

    private Dictionary<int, int> OwnersByBond(Structure structure, int[] hydrogens)
    {
        var owners = new Dictionary<int, int>();
        if (hydrogens.Length == 0)
            return owners;
        foreach (var bond in structure.Bonds)
        {
            if (structure.Atoms[bond.First].Element.IsHydrogen && IndexOf.TryGetValue(bond.Second, out var second))
                owners[bond.First] = second;
            else if (structure.Atoms[bond.Second].Element.IsHydrogen && IndexOf.TryGetValue(bond.First, out var first))
                owners[bond.Second] = first;
        }

        return owners;
    }

    private int Nearest(Point3 hydrogen)
    {
        var (nearest, least) = (-1, double.MaxValue);
        for (var i = 0; i < Source.Length; i++)
        {
            var distance = Positions[i].DistanceTo(hydrogen);
            if (!Elements[i].IsMetal && distance < least && distance <= Elements[i].CovalentRadius + Element.H.CovalentRadius + HydrogenTolerance)
                (nearest, least) = (i, distance);
        }

        return nearest;
    }
}
