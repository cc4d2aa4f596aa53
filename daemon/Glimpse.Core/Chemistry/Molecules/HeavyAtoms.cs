using System.Collections.Immutable;
using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures;

namespace Glimpse.Core.Chemistry.Molecules;

/// <summary>
/// The heavy atoms of a selection in an order of their own (element, then place), so that the file's order never
/// decides anything, with the hydrogens that the input gives counted on them.
/// </summary>
internal sealed class HeavyAtoms
{
    private const double HydrogenTolerance = 0.3;

    /// <summary>With more than this share of the hydrogens that a residue needs the input gives them.</summary>
    private const double Share = 0.5;

    /// <summary>So many hydrogens to a heavy atom are enough without counting.</summary>
    private const double Plenty = 0.6;

    private readonly int[] residueOf;
    private bool[] isComplete = [];

    private HeavyAtoms(Structure structure, int[] source)
    {
        Source = source;
        residueOf = Array.ConvertAll(source, atom => structure.Atoms[atom].Residue);
        Elements = Array.ConvertAll(source, atom => structure.Atoms[atom].Element);
        Positions = Array.ConvertAll(source, atom => structure.Positions[atom]);
        IndexOf = new Dictionary<int, int>(source.Length);
        for (var i = 0; i < source.Length; i++)
            IndexOf[source[i]] = i;
        Hydrogens = new int[source.Length];
        HydrogensOn = new ImmutableArray<int>[source.Length];
        Array.Fill(HydrogensOn, []);
    }

    /// <summary>Index in the structure of each heavy atom.</summary>
    internal int[] Source { get; }

    /// <summary>The way back from the structure's index.</summary>
    internal Dictionary<int, int> IndexOf { get; }

    internal Element[] Elements { get; }

    internal Point3[] Positions { get; }

    /// <summary>
    /// The hydrogens given on each atom, <see cref="StatedHydrogens.Unknown"/> where the input leaves them out.
    /// </summary>
    internal int[] Hydrogens { get; }

    /// <summary>The hydrogens themselves, by their index in the structure.</summary>
    internal ImmutableArray<int>[] HydrogensOn { get; }

    /// <summary>True when the input gives the hydrogens, of a residue at least.</summary>
    internal bool AreHydrogensGiven { get; private set; }

    internal static HeavyAtoms Of(Structure structure, IReadOnlyList<int> atoms)
    {
        var heavy = new HeavyAtoms(
            structure,
            [
                .. atoms
                    .Where(a => !structure.Atoms[a].Element.IsHydrogen)
                    .OrderBy(a => structure.Atoms[a].Element.AtomicNumber)
                    .ThenBy(a => structure.Positions[a].X)
                    .ThenBy(a => structure.Positions[a].Y)
                    .ThenBy(a => structure.Positions[a].Z),
            ]);
        heavy.CountHydrogens(structure, [.. atoms.Where(a => structure.Atoms[a].Element.IsHydrogen)]);
        return heavy;
    }

    /// <summary>The same atoms as if the input gave no hydrogens.</summary>
    internal HeavyAtoms WithoutHydrogens(Structure structure)
    {
        var bare = new HeavyAtoms(structure, Source) { isComplete = new bool[Source.Length] };
        Array.Fill(bare.Hydrogens, StatedHydrogens.Unknown);
        return bare;
    }

    /// <summary>
    /// Files with polar hydrogens only say nothing about carbon; others state every count, also of none. Each residue
    /// may be written in its own way.
    /// </summary>
    private void CountHydrogens(Structure structure, int[] hydrogens)
    {
        var owners = OwnersByBond(structure, hydrogens);
        foreach (var hydrogen in hydrogens)
        {
            var owner = owners.GetValueOrDefault(hydrogen, -1);
            if (owner < 0 && !structure.HasBondOrders)
                owner = Nearest(structure.Positions[hydrogen]);
            if (owner < 0)
                continue;
            Hydrogens[owner]++;
            HydrogensOn[owner] = HydrogensOn[owner].Add(hydrogen);
        }

        isComplete = new bool[Source.Length];
        foreach (var residue in Residues())
            Complete(residue, Array.Exists(residue, i => Hydrogens[i] > 0), null);
    }

    /// <summary>
    /// Where most of the hydrogens that a residue needs aren't there, the input left them out: of those few that were
    /// modelled only the ones on O, S and secondary N are known, which have room for no other, and of all other atoms
    /// nothing.
    /// </summary>
    /// <param name="needed">The hydrogens of each atom as perception finds them where none are given; not asked for
    /// where there are enough.</param>
    /// <param name="graph">The bonds.</param>
    internal void ForgetIncomplete(MolecularGraph graph, Func<int[]> needed)
    {
        if (!AreHydrogensGiven)
            return;
        int[]? expected = null;
        foreach (
            var residue in Residues()
                .Where(residue => isComplete[residue[0]] && residue.Sum(i => Known(i)) < Plenty * residue.Length))
        {
            expected ??= needed();
            var isCarbonGiven = Array.Exists(residue, i => Elements[i] == Element.C && Hydrogens[i] > 0);
            int[] counted = [.. residue.Where(i => isCarbonGiven || Elements[i] != Element.C)];
            if (counted.Sum(i => Math.Min(Known(i), expected[i])) <= Share * counted.Sum(i => expected[i]))
                Complete(residue, isGiven: false, graph);
        }

        AreHydrogensGiven = Array.Exists(isComplete, it => it);

        int Known(int atom) => Math.Max(0, Hydrogens[atom]);
    }

    /// <summary>True where the input decides the protonation of an atom.</summary>
    internal bool IsProtonationGiven(int atom) =>
        Hydrogens[atom] != StatedHydrogens.Unknown && (isComplete[atom] || Elements[atom] != Element.N);

    private IEnumerable<int[]> Residues() =>
        Enumerable.Range(0, Source.Length).GroupBy(i => residueOf[i]).Select(residue => residue.ToArray());

    private void Complete(int[] residue, bool isGiven, MolecularGraph? graph)
    {
        var isCarbonGiven = Array.Exists(residue, i => Elements[i] == Element.C && Hydrogens[i] > 0);
        foreach (var i in residue)
        {
            isComplete[i] = isGiven;
            var isKnown = isGiven
                ? isCarbonGiven || Elements[i] != Element.C
                : graph is not null && Hydrogens[i] == 1 && HasRoomForOne(graph, i);
            if (!isKnown)
                Hydrogens[i] = StatedHydrogens.Unknown;
        }

        AreHydrogensGiven |= isGiven;
    }

    private static bool HasRoomForOne(MolecularGraph graph, int atom) => graph.Elements[atom].AtomicNumber switch
    {
        7 => graph.Degree(atom) == 2,
        8 or 16 => graph.Degree(atom) == 1,
        _ => false,
    };

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
            if (
                !Elements[i].IsMetal
                && distance < least
                && distance <= Elements[i].CovalentRadius + Element.H.CovalentRadius + HydrogenTolerance)
                (nearest, least) = (i, distance);
        }

        return nearest;
    }
}
