using System.Globalization;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Numbers of a fixed width as PDB files write them: decimal, then, when the digits run out, hybrid-36
/// (R.W. Grosse-Kunstleve, cci.lbl.gov/hybrid_36): upper-case base 36 from A000, then lower-case from a000.
/// </summary>
internal static class Hybrid36
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Radix = 36;
    private const int Letters = 26;
    private const int FirstLetter = 10;

    /// <summary>Reads a field of <paramref name="width"/> columns.</summary>
    internal static bool TryParse(ReadOnlySpan<char> field, int width, out int value)
    {
        if (Number.TryInteger(field, out value))
            return true;
        field = field.Trim(' ');
        if (field.Length != width || !char.IsAsciiLetter(field[0]))
            return false;
        var isUpper = char.IsAsciiLetterUpper(field[0]);
        long number = 0;
        foreach (var c in field)
        {
            if (!char.IsAsciiDigit(c) && !(isUpper ? char.IsAsciiLetterUpper(c) : char.IsAsciiLetterLower(c)))
                return false;
            number = (number * Radix) + (char.IsAsciiDigit(c) ? c - '0' : char.ToUpperInvariant(c) - 'A' + FirstLetter);
        }

        var block = Power(Radix, width - 1);
        number += Power(10, width) - (FirstLetter * block) + (isUpper ? 0 : Letters * block);
        value = (int)Math.Min(number, int.MaxValue);
        return true;
    }

    /// <summary>
    /// Writes a number in exactly <paramref name="width"/> columns, or null when there are too few even so.
    /// </summary>
    internal static string? Encode(int number, int width)
    {
        var decimals = Power(10, width);
        if (number < decimals)
            return number > -decimals / 10 ? number.ToString(CultureInfo.InvariantCulture).PadLeft(width) : null;
        var block = Letters * Power(Radix, width - 1);
        var rest = number - decimals;
        if (rest < block)
            return ToBase36(rest, width).ToUpperInvariant();
        return rest < 2 * block ? ToBase36(rest - block, width) : null;
    }

    private static string ToBase36(long number, int width)
    {
        var text = new char[width];
        for (var i = width - 1; i > 0; i--, number /= Radix)
            text[i] = Digits[(int)(number % Radix)];
        text[0] = Digits[(int)(FirstLetter + number)];
        return new string(text);
    }

    private static long Power(int number, int exponent) => (long)Math.Pow(number, exponent);
}
