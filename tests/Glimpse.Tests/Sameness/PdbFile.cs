using System.Collections.Immutable;
using Glimpse.Core.Structures;

namespace Glimpse.Tests.Sameness;

/// <summary>A PDB file as what it says of chains and bonds (SEQRES, LINK), and its atoms.</summary>
internal sealed record PdbFile(ImmutableArray<string> Head, ImmutableArray<PdbAtom> Atoms)
{
    private const int LinkChain = 21,
        LinkNumber = 22,
        OtherLinkChain = 51,
        OtherLinkNumber = 52,
        SequenceChain = 11,
        NumberWidth = 4;

    /// <summary>The whole text.</summary>
    public string Text => string.Join('\n', Lines) + "\n";

    /// <summary>Its lines, END the last.</summary>
    public IEnumerable<string> Lines => [.. Head, .. Atoms.Select((atom, i) => atom.Line(i + 1)), "END"];

    /// <summary>The atoms of each residue, in order of appearance.</summary>
    public IEnumerable<PdbAtom[]> Residues => Atoms.GroupBy(atom => atom.Key).Select(residue => residue.ToArray());

    public static PdbFile Parse(string text)
    {
        var lines = text.Split('\n');
        return new PdbFile(
            [
                .. lines.Where(line =>
                    line.StartsWith("SEQRES", StringComparison.Ordinal)
                    || line.StartsWith("LINK", StringComparison.Ordinal)),
            ],
            [
                .. lines
                    .Where(line =>
                        line.StartsWith("ATOM", StringComparison.Ordinal)
                        || line.StartsWith("HETATM", StringComparison.Ordinal))
                    .Select(PdbAtom.Parse),
            ]);
    }

    /// <summary>With each atom written otherwise.</summary>
    public PdbFile Each(Func<PdbAtom, PdbAtom> change) => this with { Atoms = [.. Atoms.Select(change)] };

    /// <summary>With the atoms in another order, or others beside them.</summary>
    public PdbFile With(IEnumerable<PdbAtom> atoms) => this with { Atoms = [.. atoms] };

    /// <summary>With each line of an atom changed.</summary>
    public string EachLine(Func<string, string> change) =>
        string.Join('\n', Lines.Select(line => IsAtom(line) ? change(line) : line)) + "\n";

    /// <summary>With chains of other names, in all records.</summary>
    public PdbFile Renamed(Func<char, char> name) => new(
        [.. Head.Select(line => line.StartsWith("LINK", StringComparison.Ordinal)
            ? At(At(line, LinkChain, name(line[LinkChain])), OtherLinkChain, name(line[OtherLinkChain]))
            : At(line, SequenceChain, name(line[SequenceChain])))],
        [.. Atoms.Select(atom => atom with { Chain = name(atom.Chain) })]);

    /// <summary>With residues of other numbers, in all records.</summary>
    public PdbFile Renumbered(int by) =>
        new(
            [
                .. Head.Select(line =>
                    line.StartsWith("LINK", StringComparison.Ordinal)
                        ? Plus(Plus(line, LinkNumber, by), OtherLinkNumber, by)
                        : line),
            ],
            [.. Atoms.Select(atom => atom with { Number = atom.Number + by })]);

    /// <summary>Elsewhere.</summary>
    public PdbFile Placed(Func<Point3, Point3> place) => Each(atom => atom with { Place = place(atom.Place) });

    private static bool IsAtom(string line) =>
        line.StartsWith("ATOM", StringComparison.Ordinal) || line.StartsWith("HETATM", StringComparison.Ordinal);

    private static string At(string line, int column, char letter) => line[..column] + letter + line[(column + 1)..];

    private static string Plus(string line, int column, int by) =>
        line[..column]
        + $"{int.Parse(line[column..(column + NumberWidth)]) + by, NumberWidth}"
        + line[(column + NumberWidth)..];
}
