namespace Glimpse.Core.Maps;

/// <summary>
/// Numbers in a fixed number of columns beyond what decimals can say: hybrid-36 (R.W. Grosse-Kunstleve,
/// cci.lbl.gov/hybrid_36), decimals first, then base 36 with an upper-case and at last a lower-case first letter.
/// </summary>
internal static class Hybrid36
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Base = 36;
    private const int FirstLetter = 10;
    private const int Letters = 26;

    /// <summary>Writes a number in exactly <paramref name="width"/> columns, or null when there are too few even so.</summary>
    public static string? Encode(int number, int width)
    {
        var decimals = (int)Math.Pow(10, width);
        if (number < decimals)
            return number > -decimals / 10 ? number.ToString().PadLeft(width) : null;
        var block = Letters * (int)Math.Pow(Base, width - 1);
        var rest = number - decimals;
        if (rest < block)
            return ToBase36(rest, width).ToUpperInvariant();
        return rest < 2 * block ? ToBase36(rest - block, width) : null;
    }

    private static string ToBase36(int number, int width)
    {
        var text = new char[width];
        for (var i = width - 1; i > 0; i--, number /= Base)
            text[i] = Digits[number % Base];
        text[0] = Digits[FirstLetter + number];
        return new string(text);
    }
}
