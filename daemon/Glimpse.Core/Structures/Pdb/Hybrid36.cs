using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures.Pdb;

/// <summary>
/// Numbers of a fixed width as PDB files write them: decimal, then, when the digits run out, hybrid-36
/// (cci.lbl.gov/hybrid_36): upper-case base 36 from A000, then lower-case from a000.
/// </summary>
internal static class Hybrid36
{
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

        var block = (long)Math.Pow(Radix, width - 1);
        number += (long)Math.Pow(10, width) - (FirstLetter * block) + (isUpper ? 0 : Letters * block);
        value = (int)Math.Min(number, int.MaxValue);
        return true;
    }
}
