using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>Collects LINK and SSBOND records: bonds between residues, by the names of their atoms.</summary>
internal sealed class PdbLinks(NamePool names)
{
    /// <summary>The operator of an atom where the file has it.</summary>
    private const string Identity = "1555";

    private readonly List<(ResidueId Residue, string Atom)> ends = [];

    /// <summary>Takes a LINK or SSBOND line; one to a symmetry mate is passed over.</summary>
    internal void Read(ReadOnlySpan<char> line)
    {
        if (!IsHere(Columns.Of(line, 59, 65)) || !IsHere(Columns.Of(line, 66, 72)))
            return;
        if (line.StartsWith("SSBOND"))
            Add(End(line, 15, 17, 11, "SG"), End(line, 29, 31, 25, "SG"));
        else
            Add(End(line, 21, 22, 17, null, 12), End(line, 51, 52, 47, null, 42));
    }

    /// <summary>The bonds of which both atoms were kept.</summary>
    internal IEnumerable<Bond> Bonds(AssembledAtoms atoms)
    {
        var residues = new Dictionary<ResidueId, Residue>();
        foreach (var residue in ends.Count == 0 ? [] : atoms.Residues)
            residues.TryAdd(residue.Id, residue);
        for (var i = 0; i < ends.Count; i += 2)
        {
            if (Find(ends[i]) is >= 0 and var first && Find(ends[i + 1]) is >= 0 and var second && first != second)
                yield return new Bond(Math.Min(first, second), Math.Max(first, second), BondOrder.Unknown);
        }

        int Find((ResidueId Residue, string Atom) end) => residues.TryGetValue(end.Residue, out var residue)
            ? residue.AtomIndices.FirstOrDefault(atom => atoms.Atoms[atom].Name == end.Atom, -1)
            : -1;
    }

    private static bool IsHere(ReadOnlySpan<char> symmetry) => symmetry.Trim() is "" or Identity;

    private void Add((ResidueId, string)? first, (ResidueId, string)? second)
    {
        if (first is { } one && second is { } other)
            ends.AddRange([one, other]);
    }

    private (ResidueId Residue, string Atom)? End(
        ReadOnlySpan<char> line,
        int chain,
        int number,
        int name,
        string? atom,
        int atomAt = 0)
    {
        if (!Number.TryInteger(Columns.Of(line, number, number + 4), out var value))
            return null;
        var id = new ResidueId(
            names.Get(Columns.Of(line, chain, chain + 1)),
            names.Get(Columns.Of(line, name, name + 3)),
            value,
            names.Get(Columns.Of(line, number + 4, number + 5)));
        return (id, atom ?? names.Get(Columns.Of(line, atomAt, atomAt + 4)));
    }
}
