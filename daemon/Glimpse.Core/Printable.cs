namespace Glimpse.Core;

/// <summary>
/// Text as a terminal or a log may show it. Names of residues, models and files are a stranger's: an escape sequence in
/// one would steer the terminal, a line end would forge a line.
/// </summary>
public static class Printable
{
    private const char Replacement = '?';

    /// <summary>
    /// One line: line ends are blanks, and what steers a terminal or turns the direction of writing is a question mark.
    /// </summary>
    public static string Line(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(c => Steers(c) || TurnsDirection(c) ? Replacement : c));

    /// <summary>
    /// Lines as they are, without what steers a terminal. Leaves JSON, in which such characters are escapes, as it is.
    /// </summary>
    public static string Lines(ReadOnlySpan<char> text)
    {
        var clean = text.ToArray();
        for (var i = 0; i < clean.Length; i++)
        {
            if (
                Steers(clean[i])
                && clean[i] is not ('\n' or '\t')
                && !(clean[i] == '\r' && i + 1 < clean.Length && clean[i + 1] == '\n'))
                clean[i] = Replacement;
        }

        return new string(clean);
    }

    /// <summary>A character of C0, C1 or DEL (Unicode's Cc).</summary>
    private static bool Steers(char c) => char.IsControl(c);

    /// <summary>Unicode's bidirectional controls (UAX #9): they can show a text in another order than it has.</summary>
    private static bool TurnsDirection(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
