using Glimpse.Core.Chemistry.BondOrders;
using Glimpse.Core.Chemistry.Graphs;
using Glimpse.Core.Structures.Ligands;

namespace Glimpse.Core.Chemistry.Smiles;

/// <summary>
/// Reads SMILES of organic chemistry (Weininger 1988; opensmiles.org): brackets, charges, hydrogen counts, aromatic
/// lower case, branches, ring closures, several parts. Isotopes, atom classes and stereo are read and ignored.
/// </summary>
internal sealed class SmilesReader
{
    private const char NoBond = '\0';

    private readonly SmilesText text;
    private readonly List<SmilesAtom> atoms = [];
    private readonly List<(int First, int Second, char Symbol)> bonds = [];
    private readonly Dictionary<int, (int Atom, char Symbol)> openRings = [];
    private readonly Stack<int> branches = new();
    private readonly HashSet<(int First, int Second)> bonded = [];
    private readonly int mostAtoms;
    private int heavy;
    private int previous = -1;
    private char symbol = NoBond;

    private SmilesReader(string smiles, int mostAtoms)
    {
        text = new SmilesText(smiles);
        this.mostAtoms = mostAtoms;
    }

    /// <summary>Reads one SMILES into a graph with Kekulé orders, charges and hydrogen counts.</summary>
    /// <exception cref="GlimpseException">The text isn't SMILES, an atom has more bonds than it can (the message names
    /// the place), or the molecule is too large.</exception>
    internal static MolecularGraph Read(
        string smiles,
        out List<StatedRepair> repairs,
        int mostAtoms = LigandSize.Most,
        CancellationToken cancellation = default)
    {
        var reader = new SmilesReader(smiles.Trim(), mostAtoms);
        reader.ReadAll();
        return SmilesGraph.Build(reader.atoms, reader.bonds, cancellation, out repairs);
    }

    private void ReadAll()
    {
        while (!text.AtEnd)
            ReadNext();
        if (atoms.Count == 0)
            throw text.Fault("it names no atom");
        if (branches.Count > 0)
            throw text.Fault("a branch isn't closed");
        if (openRings.Count > 0)
            throw text.Fault($"ring closure {openRings.Keys.Min()} isn't closed");
        if (symbol != NoBond)
            throw text.Fault("a bond leads nowhere");
    }

    private void ReadNext()
    {
        switch (text.Peek)
        {
            case ' ' or '\t':
                throw text.Fault("the text goes on after a blank, and a SMILES has none; give it without a name");
            case '$' or '~':
                throw text.Fault($"'{text.Peek}' is a bond of queries or of metals, not of organic molecules");
            case '-' or '=' or '#' or ':' or '/' or '\\':
                if (symbol != NoBond)
                    throw text.Fault("two bonds follow each other");
                symbol = previous >= 0 ? text.Take() : throw text.Fault("a bond has no atom before it");
                break;
            case '(':
                text.Take();
                branches.Push(previous >= 0 ? previous : throw text.Fault("a branch has no atom before it"));
                break;
            case ')':
                text.Take();
                previous = branches.TryPop(out var back)
                    ? back
                    : throw text.Fault("a branch is closed that wasn't opened");
                break;
            case '.':
                text.Take();
                previous = -1;
                break;
            case '%' or (>= '0' and <= '9'):
                CloseRing(text.TakeRingNumber());
                break;
            default:
                AddAtom(text.Peek == '[' ? SmilesAtom.ReadBracket(text) : SmilesAtom.ReadPlain(text));
                break;
        }
    }

    private void AddAtom(SmilesAtom atom)
    {
        atoms.Add(atom);
        heavy += atom.Element.IsHydrogen ? 0 : 1;
        if (heavy > mostAtoms || atoms.Count > mostAtoms * (1 + LigandSize.MostNeighbours))
            throw LigandSize.TooLarge("The template's SMILES", null, mostAtoms);
        if (previous >= 0)
            Bind(previous, atoms.Count - 1, symbol);
        symbol = NoBond;
        previous = atoms.Count - 1;
    }

    private void Bind(int first, int second, char order)
    {
        if (!bonded.Add((Math.Min(first, second), Math.Max(first, second))))
            throw text.Fault("a ring closure binds two atoms that are bonded already");
        bonds.Add((first, second, order));
    }

    private void CloseRing(int number)
    {
        if (previous < 0)
            throw text.Fault("a ring closure has no atom before it");
        if (openRings.Remove(number, out var start))
        {
            if (start.Atom == previous)
                throw text.Fault("a ring closure binds an atom to itself");
            Bind(start.Atom, previous, symbol != NoBond ? symbol : start.Symbol);
        }
        else
        {
            openRings.Add(number, (previous, symbol));
        }

        symbol = NoBond;
    }
}
