namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// A pipe or a terminal, read so that nobody waits for its other end once nothing more is wanted
/// (<see cref="Waiting"/>).
/// </summary>
internal sealed class InterruptibleStream(Stream source, CancellationToken cancellation) : ReadOnlyStream
{
    private const int LongestRead = 1 << 16;

    public override int Read(Span<byte> buffer)
    {
        // A read that is left alone mustn't write where somebody else reads.
        var own = new byte[Math.Min(buffer.Length, LongestRead)];
        var count = Waiting.For(() => source.Read(own, 0, own.Length), cancellation);
        own.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
