using System.Globalization;
using System.Runtime.CompilerServices;
using Glimpse.Core.Structures.Reading;

namespace Glimpse.Core.Structures;

/// <summary>Numbers as structure files write them, in the invariant culture.</summary>
internal static class Number
{
    /// <summary>A coordinate beyond this many Å is a fault of the file.</summary>
    internal const double LargestCoordinate = 100_000;

    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a whole number; blanks around it are ignored.</summary>
    internal static bool TryInteger(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    /// <summary>
    /// Reads a real number; blanks around it are ignored. Up to 15 digits without exponent are exact as integer
    /// divided by a power of ten, one correctly rounded operation, several times faster than the general way.
    /// </summary>
    [MethodImpl(Jit.AtOnce)]
    internal static bool TryReal(ReadOnlySpan<char> text, out double value)
    {
        text = text.Trim(' ');
        var digits = text;
        if (!digits.IsEmpty && digits[0] is '-' or '+')
            digits = digits[1..];
        long whole = 0;
        var count = 0;
        var point = -1;
        foreach (var c in digits)
        {
            if (c is >= '0' and <= '9' && ++count <= ExactDigits)
                whole = (whole * 10) + (c - '0');
            else if (c == '.' && point < 0)
                point = count;
            else
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }

        value = whole / PowersOfTen[point < 0 ? 0 : count - point];
        if (text.Length > 0 && text[0] == '-')
            value = -value;
        return count > 0;
    }

    /// <summary>True when a coordinate is finite and within <see cref="LargestCoordinate"/>.</summary>
    internal static bool IsCoordinate(double value) => Math.Abs(value) <= LargestCoordinate;
}
