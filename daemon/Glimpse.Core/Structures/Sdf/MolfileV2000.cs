using System.Globalization;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Sdf;

/// <summary>
/// Reads a V2000 connection table after its counts line (CTfile Formats, BIOVIA 2020). Lines that don't keep the
/// columns are read by blanks.
/// </summary>
internal static class MolfileV2000
{
    private const int SymbolStart = 31;
    private const string Remedy = "Check the line against the V2000 format, or export the molecule again.";

    /// <summary>Codes of the charge column: 1 to 3 and 5 to 7 are charges, 4 is a radical.</summary>
    private static readonly int[] ChargeCodes = [0, 3, 2, 1, 0, -1, -2, -3];

    /// <summary>Reads the numbers of atoms and bonds: aaabbb, or parted by blanks.</summary>
    internal static bool TryReadCounts(ReadOnlySpan<char> line, out int atoms, out int bonds)
    {
        bonds = 0;
        if (
            Number.TryInteger(Columns.Of(line, 0, 3), out atoms) && Number.TryInteger(Columns.Of(line, 3, 6), out bonds)
        )
            return atoms >= 0 && bonds >= 0;
        Span<Range> parts = stackalloc Range[3];
        return line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries) >= 2
            && Number.TryInteger(line[parts[0]], out atoms)
            && Number.TryInteger(line[parts[1]], out bonds)
            && atoms >= 0
            && bonds >= 0;
    }

    /// <summary>Whether a line counts atoms and bonds and says its version, as all programs write it today.</summary>
    internal static bool IsStampedCounts(ReadOnlySpan<char> line) =>
        line.TrimEnd() is var text
        && (text.EndsWith("V2000") || text.EndsWith("V3000"))
        && TryReadCounts(line, out _, out _);

    /// <summary>Reads atoms, bonds and properties up to M  END or the record's end.</summary>
    internal static void Read(SdfRecordLines lines, SdfMolecule molecule, int atomCount, int bondCount)
    {
        for (var i = 1; i <= atomCount; i++)
            ReadAtom(lines, molecule, i, atomCount);
        for (var i = 1; i <= bondCount; i++)
            ReadBond(lines, molecule, i, bondCount);
        var charged = false;
        var isTable = true;
        while (lines.Read(out var line))
        {
            if (line.StartsWith("M  END"))
                return;
            isTable &= !line.StartsWith(">");
            if (isTable && IsSurplus(line))
                throw lines.Fail(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Fault.Quote(line)} follows the {atomCount} atoms and {bondCount} bonds that the counts line "
                            + $"announces."),
                    "Correct the counts, or export the molecule again.");
            if (isTable && line is ['A' or 'G', ' ', ' ', ..])
                lines.Read(out _);
            if (line.StartsWith("M  CHG") || line.StartsWith("M  RAD"))
            {
                if (!charged)
                    molecule.ClearCharges();
                charged = true;
            }

            if (line.StartsWith("M  CHG"))
                ReadCharges(lines, line, molecule);
        }
    }

    /// <summary>An atom or a bond beyond those announced; properties begin with a letter.</summary>
    private static bool IsSurplus(ReadOnlySpan<char> line)
    {
        Span<Range> parts = stackalloc Range[5];
        var found = line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < Math.Min(found, 3); i++)
        {
            if (!Number.TryReal(line[parts[i]], out _))
                return false;
        }

        return found > 3;
    }

    private static void ReadAtom(SdfRecordLines lines, SdfMolecule molecule, int number, int count)
    {
        var line = lines.Require(string.Create(CultureInfo.InvariantCulture, $"atom {number} of {count}"));
        if (
            line.Length > SymbolStart
            && line[SymbolStart - 1] == ' '
            && Number.TryReal(line[..10], out _)
            && Number.TryReal(line[10..20], out _)
            && Number.TryReal(line[20..30], out _))
        {
            molecule.AddAtom(Columns.Of(line, SymbolStart, SymbolStart + 3), line[..10], line[10..20], line[20..30]);
            SetCharge(molecule, Columns.Of(line, 36, 39));
            return;
        }

        Span<Range> parts = stackalloc Range[7];
        var found = line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries);
        if (found < 4)
            throw lines.Fail($"{Fault.Quote(line)} isn't an atom line.", Remedy);
        molecule.AddAtom(line[parts[3]], line[parts[0]], line[parts[1]], line[parts[2]]);
        if (found > 5)
            SetCharge(molecule, line[parts[5]]);
    }

    private static void SetCharge(SdfMolecule molecule, ReadOnlySpan<char> field)
    {
        if (Number.TryInteger(field, out var code) && code > 0 && code < ChargeCodes.Length && ChargeCodes[code] != 0)
            molecule.SetCharge(molecule.AtomCount, ChargeCodes[code]);
    }

    private static void ReadBond(SdfRecordLines lines, SdfMolecule molecule, int number, int count)
    {
        var line = lines.Require(string.Create(CultureInfo.InvariantCulture, $"bond {number} of {count}"));
        if (
            Number.TryInteger(Columns.Of(line, 0, 3), out var first)
            && Number.TryInteger(Columns.Of(line, 3, 6), out var second)
            && Number.TryInteger(Columns.Of(line, 6, 9), out var type))
        {
            molecule.AddBond(first, second, type);
            return;
        }

        Span<Range> parts = stackalloc Range[4];
        if (
            line.SplitAny(parts, " \t", StringSplitOptions.RemoveEmptyEntries) < 3
            || !Number.TryInteger(line[parts[0]], out first)
            || !Number.TryInteger(line[parts[1]], out second)
            || !Number.TryInteger(line[parts[2]], out type))
        {
            throw lines.Fail($"{Fault.Quote(line)} isn't a bond line.", Remedy);
        }

        molecule.AddBond(first, second, type);
    }

    /// <summary>M  CHGnn8 aaa vvv ...: nn pairs of atom and charge, each in four columns.</summary>
    private static void ReadCharges(SdfRecordLines lines, ReadOnlySpan<char> line, SdfMolecule molecule)
    {
        if (!Number.TryInteger(Columns.Of(line, 6, 9), out var count) || count < 0)
            throw lines.Fail($"{Fault.Quote(line)} isn't a charge line.", Remedy);
        for (var i = 0; i < count; i++)
        {
            var start = 9 + (8 * i);
            if (!Number.TryInteger(Columns.Of(line, start, start + 4), out var atom)
                || !Number.TryInteger(Columns.Of(line, start + 4, start + 8), out var charge))
            {
                throw lines.Fail($"{Fault.Quote(line)} announces {count} charges and holds fewer.", Remedy);
            }

            molecule.SetCharge(atom, charge);
        }
    }
}
