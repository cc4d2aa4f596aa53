namespace Glimpse.Core.Structures.Reading;

/// <summary>Parts of lines with fixed columns.</summary>
internal static class Columns
{
    /// <summary>
    /// The columns from <paramref name="start"/> to before <paramref name="end"/>, counted from 0; fewer or none where
    /// the line is shorter.
    /// </summary>
    internal static ReadOnlySpan<char> Of(ReadOnlySpan<char> line, int start, int end) =>
        start >= line.Length ? default : line[start..Math.Min(end, line.Length)];
}
