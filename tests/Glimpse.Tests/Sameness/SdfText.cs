using System.Collections.Immutable;
using System.Globalization;

namespace Glimpse.Tests.Sameness;

/// <summary>A V2000 record as its lines of atoms and bonds, so that both can be ordered anew.</summary>
/// <param name="Atoms">Lines of the atom block.</param>
/// <param name="Bonds">Both ends, counted from 0, and the rest of the line.</param>
internal sealed record SdfText(
    ImmutableArray<string> Atoms,
    ImmutableArray<(int First, int Second, string Order)> Bonds)
{
    private const int HeaderLines = 4, Width = 3;

    /// <summary>The record as text.</summary>
    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"a ligand\n  by hand\n\n{Atoms.Length, 3}{Bonds.Length, 3}  0  0  0  0  0  0  0  0999 V2000\n")
        + string.Concat(Atoms.Select(line => line + "\n"))
        + string.Concat(Bonds.Select(bond => $"{bond.First + 1,3}{bond.Second + 1,3}{bond.Order}\n"))
        + "M  END\n$$$$\n";

    /// <summary>Of a text's records the one at an index; those here have no charges.</summary>
    public static SdfText Parse(string text, int index)
    {
        var lines = text.Split("$$$$\n")[index].Split('\n');
        var (atoms, bonds) = (Number(lines[HeaderLines - 1], 0), Number(lines[HeaderLines - 1], Width));
        return new SdfText(
            [.. lines[HeaderLines..(HeaderLines + atoms)]],
            [
                .. lines[(HeaderLines + atoms)..(HeaderLines + atoms + bonds)]
                    .Select(line => (Number(line, 0) - 1, Number(line, Width) - 1, line[(2 * Width)..])),
            ]);
    }

    /// <summary>Of these atoms, in this order.</summary>
    public SdfText Kept(int[] order)
    {
        var place = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return new SdfText(
            [.. order.Select(i => Atoms[i])],
            [
                .. Bonds.Where(bond => place.ContainsKey(bond.First) && place.ContainsKey(bond.Second))
                    .Select(bond => (place[bond.First], place[bond.Second], bond.Order)),]);
    }

    /// <summary>The indices of the atoms that aren't hydrogens.</summary>
    public int[] Heavy() => [.. Enumerable.Range(0, Atoms.Length).Where(i => !IsHydrogen(i))];

    /// <summary>The indices of all but the hydrogens on carbon.</summary>
    public int[] Polar() => [.. Enumerable.Range(0, Atoms.Length).Where(i => !IsHydrogen(i) || !IsOnCarbon(i))];

    private bool IsOnCarbon(int atom) =>
        Bonds.Any(bond =>
            (bond.First == atom && IsCarbon(bond.Second)) || (bond.Second == atom && IsCarbon(bond.First)));

    private bool IsHydrogen(int atom) => Element(atom) == "H";

    private bool IsCarbon(int atom) => Element(atom) == "C";

    private string Element(int atom) => Atoms[atom][31..34].Trim();

    private static int Number(string line, int column) =>
        int.Parse(line.AsSpan(column, Width), CultureInfo.InvariantCulture);
}
