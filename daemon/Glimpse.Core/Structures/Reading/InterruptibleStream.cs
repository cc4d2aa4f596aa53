namespace Glimpse.Core.Structures.Reading;

/// <summary>
/// A pipe or a terminal, read so that nobody waits for its other end once nothing more is wanted: the system's call can't be broken off, and so it is
/// made on a thread of its own and left alone then.
/// </summary>
internal sealed class InterruptibleStream(Stream source, CancellationToken cancellation) : ReadOnlyStream
{
    private const int LongestRead = 1 << 16;

    /// <summary>Does what may wait for another process.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; what was begun goes on, and nobody hears of it.</exception>
    internal static T Wait<T>(Func<T> act, CancellationToken cancellation)
    {
        var task = Task.Factory.StartNew(act, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        WaitHandle.WaitAny([((IAsyncResult)task).AsyncWaitHandle, cancellation.WaitHandle]);
        if (!task.IsCompleted)
            cancellation.ThrowIfCancellationRequested();
#pragma warning disable VSTHRD002 // It has ended: nobody waits.
        return task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    public override int Read(Span<byte> buffer)
    {
        var own = new byte[Math.Min(buffer.Length, LongestRead)]; // A read that is left alone mustn't write where somebody else reads.
        var count = Wait(() => source.Read(own, 0, own.Length), cancellation);
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
