namespace Glimpse.Core.Structures.Reading;

/// <summary>A stream whose first bytes have been read already: gives them again, then the rest.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> left = prefix;

    private long consumed;

    /// <summary>How many bytes were read: xz's blocks end on multiples of four of them.</summary>
    public override long Position
    {
        get => consumed;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = left.IsEmpty ? rest.Read(buffer) : Math.Min(buffer.Length, left.Length);
        if (!left.IsEmpty)
        {
            left.Span[..count].CopyTo(buffer);
            left = left[count..];
        }

        consumed += count;
        return count;
    }

    public override int ReadByte()
    {
        var next = Peek();
        if (next < 0)
            return next;
        left = left[1..];
        consumed++;
        return next;
    }

    /// <summary>The next byte, which stays to be read; -1 at the end.</summary>
    internal int Peek()
    {
        if (!left.IsEmpty)
            return left.Span[0];
        var next = rest.ReadByte();
        if (next >= 0)
            left = new[] { (byte)next };
        return next;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
