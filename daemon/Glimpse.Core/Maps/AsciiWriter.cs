using System.Buffers;
using System.Globalization;
using System.Text;

namespace Glimpse.Core.Maps;

/// <summary>
/// Buffered ASCII text to a stream, numbers formatted in place: a map is ten thousand numbers, each of which would
/// otherwise be a string. Lines end in LF on every platform. The stream stays open.
/// </summary>
internal sealed class AsciiWriter(Stream stream) : IDisposable
{
    private const int BufferSize = 1 << 16;
    private const int LongestNumber = 32;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int used;

    public void Dispose()
    {
        Flush();
        ArrayPool<byte>.Shared.Return(buffer);
    }

    public AsciiWriter Append(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (used == buffer.Length)
                Flush();
            var taken = Math.Min(text.Length, buffer.Length - used);
            used += Encoding.ASCII.GetBytes(text[..taken], buffer.AsSpan(used));
            text = text[taken..];
        }

        return this;
    }

    /// <summary>
    /// Appends a number, right-aligned where a width is given; without a format, the shortest text that reads back
    /// exactly.
    /// </summary>
    public AsciiWriter Append<T>(T number, string? format = null, int width = 0)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestNumber];
        if (!number.TryFormat(text, out var length, format, CultureInfo.InvariantCulture))
            throw new ArgumentOutOfRangeException(
                nameof(number),
                number,
                "A number of a map is longer than any sensible one.");
        var padded = Math.Max(length, width);
        if (buffer.Length - used < padded)
            Flush();
        buffer.AsSpan(used, padded - length).Fill((byte)' ');
        text[..length].CopyTo(buffer.AsSpan(used + padded - length));
        used += padded;
        return this;
    }

    /// <summary>Appends the end of a line.</summary>
    public AsciiWriter Line() => Append("\n");

    private void Flush()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }
}
