using System.Globalization;

namespace Glimpse.Bridge.Presentation;

/// <summary>Numbers as people read them, the same under every locale.</summary>
internal static class NumberText
{
    private const int Digits = 3;
    private const int FewestDecimals = 2;
    private const int MostDecimals = 6;
    private const double SmallestFixed = 1e-4;
    private const int SmallestExponent = -4;

    /// <summary>A number with its sign; zero, and what is rounded to it, has none.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">Its pattern, such as <c>0.00</c>.</param>
    public static string Signed(double value, string digits) =>
        value.ToString($"+{digits};-{digits};{digits}", CultureInfo.InvariantCulture);

    /// <summary>A number with its sign, also where it is rounded to zero: C's <c>%+.3f</c>.</summary>
    public static string WithSign(double value, int decimals) =>
        (value < 0 ? "" : "+") + value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>Four decimals; a number too small for them (a completeness error) with an exponent.</summary>
    public static string Fixed(double value) =>
        Signed(value, value != 0 && Math.Abs(value) < SmallestFixed ? "0.0E+00" : "0.0000");

    /// <summary>As many decimals as give the largest of some numbers three digits, as a pattern.</summary>
    public static string DigitsFor(IEnumerable<double> values)
    {
        var largest = values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        var decimals =
            largest > 0
                ? Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(largest)), FewestDecimals, MostDecimals)
                : FewestDecimals;
        return "0." + new string('0', decimals);
    }

    /// <summary>A number to some digits, very small and very large ones with an exponent: C's <c>%g</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">How many digits.</param>
    /// <param name="isMarked">True for a sign in front of positive ones and all digits, be they zeros: C's
    /// <c>%+#g</c>.</param>
    public static string General(double value, int digits, bool isMarked = false)
    {
        var scientific = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific[(scientific.IndexOf('E') + 1)..], CultureInfo.InvariantCulture);
        var hasExponent = exponent < SmallestExponent || exponent >= digits;
        var text = hasExponent
            ? scientific[..scientific.IndexOf('E')]
            : value.ToString($"F{digits - 1 - exponent}", CultureInfo.InvariantCulture);
        if (isMarked)
            text = (value < 0 ? "" : "+") + text + (text.Contains('.') ? "" : ".");
        else if (text.Contains('.'))
            text = text.TrimEnd('0').TrimEnd('.');
        return hasExponent ? string.Create(CultureInfo.InvariantCulture, $"{text}e{exponent:+00;-00}") : text;
    }
}
