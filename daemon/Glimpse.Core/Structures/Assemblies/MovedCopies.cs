using System.Collections.Immutable;
using System.Globalization;

namespace Glimpse.Core.Structures.Assemblies;

/// <summary>
/// A structure that grows by moved copies of residues: their chains get names of their own, and what is there already
/// isn't added again.
/// </summary>
internal sealed class MovedCopies
{
    /// <summary>
    /// A copy closer than this to an atom of its kind is that atom: on an axis, or in a file that holds copies (Å).
    /// </summary>
    internal const double SamePlace = 0.5;

    private readonly Structure start;
    private readonly ImmutableArray<Atom>.Builder atoms = ImmutableArray.CreateBuilder<Atom>();
    private readonly ImmutableArray<Point3>.Builder positions = ImmutableArray.CreateBuilder<Point3>();
    private readonly ImmutableArray<Residue>.Builder residues = ImmutableArray.CreateBuilder<Residue>();
    private readonly ImmutableArray<Bond>.Builder bonds = ImmutableArray.CreateBuilder<Bond>();
    private readonly ImmutableDictionary<string, ImmutableArray<string>>.Builder sequences;
    private readonly Dictionary<(string Chain, string Operation), string> names = [];
    private readonly HashSet<string> taken;
    private readonly List<Point3> places = [];
    private readonly List<int> elements = [];
    private readonly CellList cells;

    /// <summary>Starts with a structure, or, where copies of nothing are wanted, without its residues.</summary>
    /// <param name="start">The structure.</param>
    /// <param name="others">What else is there, so that no copy is put onto it.</param>
    internal MovedCopies(Structure start, params IEnumerable<Structure> others)
    {
        this.start = start;
        sequences = start.Sequences.ToBuilder();
        cells = new CellList(places, [], SamePlace * 2);
        atoms.AddRange(start.Atoms);
        positions.AddRange(start.Positions);
        residues.AddRange(start.Residues);
        bonds.AddRange(start.Bonds);
        taken = new HashSet<string>(start.Residues.Select(residue => residue.Id.Chain), StringComparer.Ordinal);
        foreach (var structure in others.Prepend(start))
        {
            taken.UnionWith(structure.Residues.Select(residue => residue.Id.Chain));
            for (var atom = 0; atom < structure.Atoms.Length; atom++)
                Occupy(structure.Positions[atom], structure.Atoms[atom].Element);
        }
    }

    /// <summary>For each chain and operation that gave copies, the name of the chain that they are.</summary>
    internal IReadOnlyDictionary<(string Chain, string Operation), string> Names => names;

    /// <summary>How many atoms it has.</summary>
    internal int AtomCount => atoms.Count;

    /// <summary>Adds moved copies of some residues.</summary>
    /// <param name="source">What they are residues of.</param>
    /// <param name="which">Their indices, ascending.</param>
    /// <param name="move">Moves a place, Å.</param>
    /// <param name="operation">What the move is called.</param>
    /// <param name="suffix">What the copies' chains have after their name and a hyphen, where that is free.</param>
    internal void Add(
        Structure source,
        IEnumerable<int> which,
        Func<Point3, Point3> move,
        string operation,
        string suffix)
    {
        var indexOf = new Dictionary<int, int>();
        foreach (var index in which)
        {
            var residue = source.Residues[index];
            var moved = residue.AtomIndices.Select(atom => move(source.Positions[atom])).ToList();
            if (IsThere(source, residue, moved))
                continue;
            var first = atoms.Count;
            for (var i = 0; i < moved.Count; i++)
            {
                indexOf.Add(residue.FirstAtom + i, atoms.Count);
                atoms.Add(source.Atoms[residue.FirstAtom + i] with { Residue = residues.Count });
                positions.Add(moved[i]);
            }

            var id = residue.Id with { Chain = NameOf(source, residue.Id.Chain, operation, suffix) };
            residues.Add(residue with { Id = id, FirstAtom = first, Operation = operation });
        }

        // Only now, so that two residues of one copy never hide each other.
        foreach (var (of, copy) in indexOf)
            Occupy(positions[copy], source.Atoms[of].Element);
        foreach (var bond in source.Bonds)
        {
            if (indexOf.TryGetValue(bond.First, out var a) && indexOf.TryGetValue(bond.Second, out var b))
                bonds.Add(bond with { First = a, Second = b });
        }
    }

    /// <summary>The structure with what was added.</summary>
    internal Structure Build() => start with
    {
        Atoms = atoms.ToImmutable(),
        Positions = positions.ToImmutable(),
        Residues = residues.ToImmutable(),
        Bonds = bonds.ToImmutable(),
        Sequences = sequences.ToImmutable(),
    };

    private void Occupy(Point3 place, Element element)
    {
        places.Add(place);
        elements.Add(element.AtomicNumber);
        cells.Add(places.Count - 1);
    }

    /// <summary>
    /// True when more than half of a residue's copy falls onto atoms that are there; hydrogens count where there is
    /// nothing else.
    /// </summary>
    private bool IsThere(Structure source, Residue residue, List<Point3> moved)
    {
        var all = Enumerable.Range(0, moved.Count).ToList();
        var heavy = all.FindAll(i => !ElementAt(i).IsHydrogen);
        var counted = heavy.Count > 0 ? heavy : all;
        var same = counted.Count(i =>
            cells.Near(moved[i], SamePlace).Any(place => elements[place] == ElementAt(i).AtomicNumber));
        return same * 2 > counted.Count;

        Element ElementAt(int i) => source.Atoms[residue.FirstAtom + i].Element;
    }

    private string NameOf(Structure source, string chain, string operation, string suffix)
    {
        if (names.TryGetValue((chain, operation), out var name))
            return name;
        name = $"{chain}-{suffix}";
        for (var n = 2; !taken.Add(name); n++)
            name = string.Create(CultureInfo.InvariantCulture, $"{chain}-{suffix}.{n}");
        names.Add((chain, operation), name);
        if (source.Sequences.TryGetValue(chain, out var sequence))
            sequences[name] = sequence;
        return name;
    }
}
