namespace Glimpse.Core.Structures;

/// <summary>
/// Reads one coordinate of a symmetry operator: a sum of x, y, z and a fraction, such as <c>x-y+1/3</c>.
/// </summary>
internal static class SymmetryTerm
{
    internal static bool TryParseSum(ReadOnlySpan<char> text, out Point3 row, out double shift)
    {
        (row, shift) = (default, 0);
        text = text.Trim();
        while (!text.IsEmpty)
        {
            var sign = text[0] == '-' ? -1 : 1;
            if (text[0] is '+' or '-')
                text = text[1..].TrimStart();
            var end = text.IndexOfAny('+', '-');
            var term = (end < 0 ? text : text[..end]).Trim();
            text = end < 0 ? default : text[end..];
            if (Axis(term) is { } axis)
                row += axis * sign;
            else if (TryFraction(term, out var value))
                shift += sign * value;
            else
                return false;
        }

        return row != default;
    }

    private static Point3? Axis(ReadOnlySpan<char> term) => term switch
    {
        "x" or "X" => new(1, 0, 0),
        "y" or "Y" => new(0, 1, 0),
        "z" or "Z" => new(0, 0, 1),
        _ => null,
    };

    private static bool TryFraction(ReadOnlySpan<char> term, out double value)
    {
        var slash = term.IndexOf('/');
        if (slash < 0)
            return Number.TryReal(term, out value) && Number.IsCoordinate(value);
        value = 0;
        if (
            !Number.TryInteger(term[..slash], out var numerator)
            || !Number.TryInteger(term[(slash + 1)..], out var denominator)
            || denominator < 1)
            return false;
        value = (double)numerator / denominator;
        return Number.IsCoordinate(value);
    }
}
