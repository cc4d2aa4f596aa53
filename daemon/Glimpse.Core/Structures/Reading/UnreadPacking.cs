using System.Text;

namespace Glimpse.Core.Structures.Reading;

/// <summary>Names packings and encodings that aren't read, by their first bytes.</summary>
internal static class UnreadPacking
{
    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd"),
        ([0x04, 0x22, 0x4D, 0x18], "packed with lz4"),
        ([0x1F, 0x9D], "packed with compress (.Z)"),
        ([0x5D, 0x00, 0x00], "packed with lzma, xz's forerunner"),
        ([.. "7z\xBC\xAF"u8], "a 7z archive"),
        ([.. "Rar!"u8], "a rar archive"),
        ([.. "PK\x05\x06"u8], "a zip archive without a file"),
    ];

    /// <summary>What it is; null for text and what is unpacked.</summary>
    /// <param name="head">The first bytes.</param>
    internal static string? Of(ReadOnlySpan<byte> head)
    {
        foreach (var (mark, name) in Marks)
        {
            if (head.StartsWith(mark))
                return name;
        }

        return IsWide(head, zeroAt: 1) || IsWide(head, zeroAt: 0) ? "UTF-16 text without its mark (BOM)" : null;
    }

    /// <summary>True where every other byte is zero and the others are printable ASCII.</summary>
    private static bool IsWide(ReadOnlySpan<byte> head, int zeroAt)
    {
        for (var i = 0; i < head.Length; i++)
        {
            var isZero = head[i] == 0;
            if (isZero != (i % 2 == zeroAt) || (!isZero && !Ascii.IsValid(head[i])))
                return false;
        }

        return head.Length > 2;
    }
}
