using System.Globalization;

namespace Glimpse.Core.Chemistry.Smiles;

/// <summary>A SMILES string being read, and where.</summary>
internal sealed class SmilesText(string text)
{
    private int at;

    internal bool AtEnd => at >= text.Length;

    /// <summary>The next character, NUL at the end.</summary>
    internal char Peek => AtEnd ? '\0' : text[at];

    internal char Take() => AtEnd ? throw Fault("it ends too early") : text[at++];

    /// <summary>Takes a text if it comes next.</summary>
    internal bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, at, expected, 0, expected.Length) != 0)
            return false;
        at += expected.Length;
        return true;
    }

    /// <summary>Takes digits; null when there are none.</summary>
    internal int? TakeNumber()
    {
        var start = at;
        while (char.IsAsciiDigit(Peek))
            at++;
        if (start == at)
            return null;
        return int.TryParse(
            text.AsSpan(start, at - start),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : throw Fault("a number is too large");
    }

    /// <summary>A ring closure: one digit, or two after a percent sign.</summary>
    internal int TakeRingNumber()
    {
        if (Peek != '%')
            return Take() - '0';
        Take();
        var (tens, ones) = (Take(), Take());
        return char.IsAsciiDigit(tens) && char.IsAsciiDigit(ones)
            ? ((tens - '0') * 10) + ones - '0'
            : throw Fault("two digits must follow %");
    }

    internal GlimpseException Fault(string what) => new(
        GlimpseErrorCode.BadInput,
        $"The SMILES can't be read at character {at + 1}: {what}.",
        "Check the SMILES, or give the template as an SDF file.");
}
