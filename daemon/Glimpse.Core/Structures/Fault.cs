namespace Glimpse.Core.Structures;

/// <summary>Makes the exceptions that readers throw, all in one form.</summary>
internal static class Fault
{
    private const int LongestQuote = 40;

    /// <summary>A fault at a line: <c>file.pdb, line 12: what is wrong.</c></summary>
    internal static GlimpseException At(string source, int line, string what, string remedy) =>
        new(GlimpseErrorCode.BadInput, string.Create(null, $"{source}, line {line}: {what}"), remedy);

    /// <summary>A fault of the whole input.</summary>
    internal static GlimpseException In(string source, string what, string remedy) =>
        new(GlimpseErrorCode.BadInput, $"{source}: {what}", remedy);

    /// <summary>A piece of the input, quoted, shortened and without control characters.</summary>
    internal static string Quote(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var shown = text.Length > LongestQuote ? text[..LongestQuote] : text;
        // The cut may be within a pair.
        var clean = string.Concat(Printable.Line(shown.ToString()).Select(c => char.IsSurrogate(c) ? '?' : c));
        return $"\"{clean}{(text.Length > LongestQuote ? "..." : "")}\"";
    }
}
