namespace Glimpse.Core.Structures.Reading;

/// <summary>The beginning of an xz file (The .xz File Format 1.2.1, sections 2.1.1 and 3.1).</summary>
internal static class XzHeader
{
    private const int BlockStart = 12;
    private const int Lzma2 = 0x21;
    private const byte HasPackedSize = 0x40;
    private const byte HasSize = 0x80;
    private const byte LargestDictionary = 40;
    private const int SmallestExponent = 11;

    /// <summary>
    /// The dictionary in bytes that the first block wants; 0 for an empty file, the largest number where that can't be
    /// told.
    /// </summary>
    /// <param name="head">The file's first bytes.</param>
    internal static long DictionaryOf(ReadOnlySpan<byte> head)
    {
        if (head.Length <= BlockStart + 1 || head[BlockStart] == 0)
            return 0;
        var flags = head[BlockStart + 1];
        var at = BlockStart + 2;
        if ((flags & HasPackedSize) != 0)
            SkipNumber(head, ref at);
        if ((flags & HasSize) != 0)
            SkipNumber(head, ref at);
        if (
            (flags & 3) != 0
            || at + 2 >= head.Length
            || head[at] != Lzma2
            || head[at + 1] != 1
            || head[at + 2] > LargestDictionary)
            return long.MaxValue;
        var bits = head[at + 2];
        return (2L | (bits & 1L)) << ((bits / 2) + SmallestExponent);
    }

    /// <summary>Passes over a number of seven bits a byte.</summary>
    private static void SkipNumber(ReadOnlySpan<byte> head, ref int at)
    {
        while (at < head.Length && head[at++] >= HasSize)
        {
        }
    }
}
