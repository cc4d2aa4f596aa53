using System.Text;

namespace Glimpse.Bridge.Plugins;

/// <summary>
/// Our lines in a resource file that belongs to the user, between two marks. The file is bytes, whatever its encoding:
/// all that lies outside the marks stays as it is, and taking our lines away gives back the very file that was there
/// before them.
/// </summary>
internal static class ResourceBlock
{
    private const string First =
        "# >>> Glimpse Bridge, from 'glimpse plugin install'; to undo: 'glimpse plugin uninstall'";
    private const string Last = "# <<< Glimpse Bridge";
    private const string FileMade = " [which made this file]";

    // What the first mark says by how many line ends were put before it.
    private static readonly string[] EndsAdded = ["", " [one line end above]", " [two line ends above]"];

    // Latin-1 has a character for each byte: texts here are bytes that can be searched.
    private static readonly string Utf8Mark = Encoding.Latin1.GetString(Encoding.UTF8.Preamble);

    /// <summary>The content with our lines at its end, in place of those that were there.</summary>
    /// <param name="content">The file; null where there is none.</param>
    /// <param name="lines">Our lines; they are written as UTF-8, with the line ends that the file has.</param>
    public static byte[] Add(byte[]? content, string lines)
    {
        var rest = Text(Remove(content));
        var end = rest?.Contains("\r\n", StringComparison.Ordinal) == true ? "\r\n" : "\n";
        var added = EndsMissing(rest ?? "");
        var block =
            $"{First}{EndsAdded[added]}{(rest is null ? FileMade : "")}\n"
            + $"{lines.ReplaceLineEndings("\n").TrimEnd('\n')}\n{Last}\n";
        return
        [
            .. Bytes(rest ?? ""),
            .. Enumerable.Repeat(Bytes(end), added).SelectMany(bytes => bytes),
            .. Encoding.UTF8.GetBytes(block.ReplaceLineEndings(end)),
        ];
    }

    /// <summary>The content without our lines.</summary>
    /// <param name="content">The file; null where there is none.</param>
    /// <returns>Null where there is no file, or one that was made for our lines and holds nothing else.</returns>
    public static byte[]? Remove(byte[]? content)
    {
        var text = Text(content);
        while (text is not null && Find(text) is { } block)
            text = Without(text, block);
        return text is null ? null : Bytes(text);
    }

    /// <summary>
    /// The number of the line, from 1, with a first mark of ours that no last mark follows: where our lines end can't
    /// be told.
    /// </summary>
    public static int? OpenLine(byte[]? content)
    {
        var text = Text(content) ?? "";
        for (var first = LineWith(First, text, 0); first >= 0; first = LineWith(First, text, first + 1))
        {
            if (EndOf(first, text) is null)
                return text.AsSpan(0, first).Count('\n') + 1;
        }

        return null;
    }

    private static string? Without(string text, Range block)
    {
        var (before, ours, after) = (text[..block.Start], text[block], text[block.End..]);
        var mark = ours.Split('\n')[0];
        if (before.Length == 0 && after.Length == 0 && mark.Contains(FileMade, StringComparison.Ordinal))
            return null;
        if (after.Length > 0)
            return before + after; // Two lines of the user's must not become one.
        var end = mark.EndsWith('\r') ? "\r\n" : "\n";
        for (
            var added = Array.FindLastIndex(EndsAdded, words => mark.Contains(words, StringComparison.Ordinal));
            added > 0 && before.EndsWith(end, StringComparison.Ordinal);
            added--)
            before = before[..^end.Length];
        return before;
    }

    private static Range? Find(string text)
    {
        for (var first = LineWith(First, text, 0); first >= 0; first = LineWith(First, text, first + 1))
        {
            if (EndOf(first, text) is { } end)
                return first..end;
        }

        return null;
    }

    // Null where another first mark comes before a last one: what lies between may be the user's.
    private static int? EndOf(int first, string text)
    {
        var last = LineWith(Last, text, first);
        var next = LineWith(First, text, first + 1);
        if (last < 0 || (next >= 0 && next < last))
            return null;
        var end = last + Last.Length;
        return text.AsSpan(end).StartsWith("\r\n") ? end + 2 : text.AsSpan(end).StartsWith("\n") ? end + 1 : end;
    }

    private static int LineWith(string mark, string text, int from)
    {
        var found = text.IndexOf(mark, from, StringComparison.Ordinal);
        while (found > 0 && !StartsLine(text.AsSpan(0, found)))
            found = text.IndexOf(mark, found + 1, StringComparison.Ordinal);
        return found;
    }

    // A backslash at the end of a line would take our first line into it.
    private static int EndsMissing(string text)
    {
        var line = text.EndsWith('\n') ? text[..^1] : text;
        line = line.EndsWith('\r') ? line[..^1] : line;
        return (StartsLine(text) ? 0 : 1) + (line.EndsWith('\\') ? 1 : 0);
    }

    private static bool StartsLine(ReadOnlySpan<char> before) =>
        before.Length == 0 || before[^1] is '\n' or '\r' || before.SequenceEqual(Utf8Mark);

    private static string? Text(byte[]? content) => content is null ? null : Encoding.Latin1.GetString(content);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
