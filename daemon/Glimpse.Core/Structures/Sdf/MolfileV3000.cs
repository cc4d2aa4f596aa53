using System.Globalization;
using System.Text;

namespace Glimpse.Core.Structures.Sdf;

/// <summary>
/// Reads a V3000 connection table after its counts line (CTfile Formats, BIOVIA 2020). Atoms may be numbered freely.
/// </summary>
internal static class MolfileV3000
{
    private const string Prefix = "M  V30 ";
    private const string Remedy = "Check the line against the V3000 format, or export the molecule again.";

    private enum Block
    {
        None,
        Atoms,
        Bonds,
    }

    /// <summary>Reads up to M  END or the record's end.</summary>
    internal static void Read(SdfRecordLines lines, SdfMolecule molecule)
    {
        var numbers = new Dictionary<int, int>();
        var joined = new StringBuilder();
        var block = Block.None;
        var (atoms, bonds) = (0, 0);
        var (announcedAtoms, announcedBonds) = (0, 0);
        while (lines.Read(out var raw))
        {
            if (raw.StartsWith("M  END"))
                break;
            if (!raw.StartsWith(Prefix.AsSpan().TrimEnd()))
                continue;
            var line = Join(joined, raw.Length > Prefix.Length ? raw[Prefix.Length..] : default, out var isWhole);
            if (!isWhole)
                continue;
            if (line.StartsWith("COUNTS"))
                (announcedAtoms, announcedBonds) = Counts(lines, line);
            else if (line.StartsWith("BEGIN ATOM"))
                block = Block.Atoms;
            else if (line.StartsWith("BEGIN BOND"))
                block = Block.Bonds;
            else if (line.StartsWith("END ") || line.StartsWith("BEGIN "))
                block = Block.None;
            else if (block == Block.Atoms)
                ReadAtom(lines, line, molecule, numbers, ++atoms);
            else if (block == Block.Bonds)
                ReadBond(lines, line, molecule, numbers, ++bonds);
        }

        if (atoms != announcedAtoms || bonds != announcedBonds)
        {
            throw lines.Fail(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the record announces {announcedAtoms} atoms and {announcedBonds} bonds, but holds {atoms} and "
                        + $"{bonds}."),
                "The file is cut short or damaged; export it again.");
        }
    }

    /// <summary>A line that ends with a hyphen goes on in the next one.</summary>
    private static ReadOnlySpan<char> Join(StringBuilder joined, ReadOnlySpan<char> part, out bool isWhole)
    {
        part = part.Trim();
        isWhole = part.IsEmpty || part[^1] != '-';
        if (!isWhole)
        {
            joined.Append(part[..^1]);
            return default;
        }

        if (joined.Length == 0)
            return part;
        var whole = joined.Append(part).ToString();
        joined.Clear();
        return whole;
    }

    private static (int Atoms, int Bonds) Counts(SdfRecordLines lines, ReadOnlySpan<char> line)
    {
        Span<Range> parts = stackalloc Range[4];
        return line.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries) >= 3
            && Number.TryInteger(line[parts[1]], out var atoms) && Number.TryInteger(line[parts[2]], out var bonds)
            ? (atoms, bonds) : throw lines.Fail($"{Fault.Quote(line)} isn't a counts line.", Remedy);
    }

    /// <summary>index type x y z aamap [CHG=n] ...</summary>
    private static void ReadAtom(
        SdfRecordLines lines,
        ReadOnlySpan<char> line,
        SdfMolecule molecule,
        Dictionary<int, int> numbers,
        int position)
    {
        Span<Range> parts = stackalloc Range[7];
        var found = line.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries);
        if (found < 5 || !Number.TryInteger(line[parts[0]], out var number) || !numbers.TryAdd(number, position))
            throw lines.Fail($"{Fault.Quote(line)} isn't an atom line, or repeats an atom's number.", Remedy);
        var symbol = line[parts[1]];
        if (symbol[0] is '[' or '"' || symbol is "NOT")
            throw lines.Fail($"atom {number} is an atom list of a query.", "Replace it by one chemical element.");
        molecule.AddAtom(symbol, line[parts[2]], line[parts[3]], line[parts[4]]);
        var charge = line.IndexOf(" CHG=");
        if (charge < 0)
            return;
        var value = line[(charge + " CHG=".Length)..];
        var end = value.IndexOf(' ');
        if (!Number.TryInteger(end < 0 ? value : value[..end], out var formal))
            throw lines.Fail($"{Fault.Quote(value)} isn't a charge.", Remedy);
        molecule.SetCharge(position, formal);
    }

    /// <summary>index type atom1 atom2 ...</summary>
    private static void ReadBond(
        SdfRecordLines lines,
        ReadOnlySpan<char> line,
        SdfMolecule molecule,
        Dictionary<int, int> numbers,
        int position)
    {
        Span<Range> parts = stackalloc Range[5];
        if (
            line.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries) < 4
            || !Number.TryInteger(line[parts[1]], out var type)
            || !Number.TryInteger(line[parts[2]], out var first)
            || !Number.TryInteger(line[parts[3]], out var second)
            || !numbers.TryGetValue(first, out var from)
            || !numbers.TryGetValue(second, out var to))
        {
            throw lines.Fail(
                $"bond {position}, {Fault.Quote(line)}, can't be read or joins atoms that aren't there.",
                Remedy);
        }

        molecule.AddBond(from, to, type);
    }
}
