namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// A pipe or a terminal, read so that nobody waits for its other end once nothing more is wanted: the system's call can't be broken off, and so it is
/// made on a thread of its own and left alone then.
/// </summary>
internal sealed class InterruptibleStream(Stream source, CancellationToken cancellation) : Stream
{
    private const int LongestRead = 1 << 16;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Does what may wait for another process.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was begun goes on, and nobody hears of it.</exception>
    internal static T Wait<T>(Func<T> act, CancellationToken cancellation)
    {
        var task = Task.Factory.StartNew(act, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        WaitHandle.WaitAny([((IAsyncResult)task).AsyncWaitHandle, cancellation.WaitHandle]);
        if (!task.IsCompleted)
            cancellation.ThrowIfCancellationRequested();
        return task.GetAwaiter().GetResult();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var own = new byte[Math.Min(buffer.Length, LongestRead)]; // A read that is left alone mustn't write where somebody else reads.
        var count = Wait(() => source.Read(own, 0, own.Length), cancellation);
        own.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
