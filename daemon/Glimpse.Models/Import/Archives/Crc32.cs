namespace Glimpse.Models.Import.Archives;

/// <summary>The checksum of zip files (polynomial 0xEDB88320, reflected; APPNOTE.TXT 4.4.7).</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB8_8320;
    private const int Bits = 8;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 1 << Bits).Select(value => Step((uint)value))];

    /// <summary>The checksum of some bytes.</summary>
    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
            sum = (sum >> Bits) ^ Table[(byte)sum ^ value];
        return ~sum;
    }

    private static uint Step(uint value)
    {
        for (var i = 0; i < Bits; i++)
            value = (value >> 1) ^ ((value & 1) == 0 ? 0 : Polynomial);
        return value;
    }
}
