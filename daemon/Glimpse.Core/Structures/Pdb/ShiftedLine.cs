using System.Globalization;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Lines that don't keep the format's columns: serial numbers of more than five digits take the unused columns beside
/// theirs, or push the rest of the line to the right, as PyMOL's blank residue numbers do; the decimal points of the
/// coordinates show by how much.
/// </summary>
internal static class ShiftedLine
{
    private const int SerialStart = 6;
    private const int SerialEnd = 11;

    /// <summary>Behind the insertion code; three unused columns begin here.</summary>
    private const int BeforeCoordinates = 27;
    private const int Unused = 3;
    private const int Furthest = 6;

    /// <summary>The columns of the decimal points of x, y and z.</summary>
    private static ReadOnlySpan<int> Points => [34, 42, 50];

    /// <summary>True for an ATOM or HETATM line.</summary>
    internal static bool IsAtom(ReadOnlySpan<char> line) =>
        line.StartsWith("ATOM  ")
        || line.StartsWith("HETATM")
        || (line.Length > SerialStart && line.StartsWith("ATOM ") && char.IsAsciiDigit(line[SerialStart - 1]));

    /// <summary>True when a line should be read by <see cref="Align"/>.</summary>
    internal static bool IsSuspect(ReadOnlySpan<char> line) =>
        line.Length > SerialEnd && (line.Length <= Points[0] || line[Points[0]] != '.' || HasLongSerial(line));

    /// <summary>The line with everything in its columns, where its decimal points show how.</summary>
    /// <param name="line">The line.</param>
    /// <param name="serial">A serial number of more than five digits; else null.</param>
    internal static ReadOnlySpan<char> Align(ReadOnlySpan<char> line, out int? serial)
    {
        var excess = 0;
        serial = null;
        if (HasLongSerial(line))
        {
            var start = char.IsAsciiDigit(line[SerialStart - 1]) ? SerialStart - 1 : SerialStart;
            var digits = line[start..].IndexOfAnyExceptInRange('0', '9');
            var end = digits < 0 ? line.Length : start + digits;
            serial = int.TryParse(line[start..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : null;
            excess = end - SerialEnd;
        }

        for (var shift = 1; shift <= Furthest && !HasPoints(line, 0); shift++)
        {
            if (!HasPoints(line, shift))
                continue;
            var left = Math.Min(excess, shift);
            var aligned = string.Concat(line[..SerialEnd], line[(SerialEnd + left)..]).AsSpan();
            return aligned.Slice(BeforeCoordinates, shift - left + Unused).Trim(' ').IsEmpty
                ? string.Concat(aligned[..BeforeCoordinates], aligned[(BeforeCoordinates + shift - left)..]) : line;
        }

        return line;
    }

    private static bool HasLongSerial(ReadOnlySpan<char> line) =>
        char.IsAsciiDigit(line[SerialStart - 1])
        || (
            char.IsAsciiDigit(line[SerialStart])
            && line[SerialStart..(SerialEnd + 1)].IndexOfAnyExceptInRange('0', '9') < 0);

    private static bool HasPoints(ReadOnlySpan<char> line, int shift)
    {
        foreach (var point in Points)
        {
            if (Columns.Of(line, point + shift, point + shift + 1) is not ".")
                return false;
        }

        return true;
    }
}
