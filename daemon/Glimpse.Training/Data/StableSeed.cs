namespace Glimpse.Training.Data;

/// <summary>
/// Seeds that are the same in every process, unlike <see cref="HashCode"/>: FNV-1a, 32 bits, made non-negative.
/// </summary>
internal static class StableSeed
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The seed of a text.</summary>
    internal static int Of(string text) => Of(text, []);

    /// <summary>The seed of a text and some numbers, such as a complex and the epoch.</summary>
    internal static int Of(string text, params ReadOnlySpan<int> numbers)
    {
        var hash = Offset;
        foreach (var letter in text)
            hash = (hash ^ letter) * Prime;
        foreach (var number in numbers)
        {
            for (var shift = 0; shift < 32; shift += 8)
                hash = (hash ^ (byte)(number >> shift)) * Prime;
        }

        return (int)(hash & int.MaxValue);
    }
}
