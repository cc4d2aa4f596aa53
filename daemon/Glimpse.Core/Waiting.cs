namespace Glimpse.Core;

/// <summary>
/// Waits for another process so that whoever cancels is heard: the system's call can't be broken off, and so it is made
/// on a thread of its own and left alone then.
/// </summary>
public static class Waiting
{
    /// <summary>Does what may wait for another process: opens or reads a pipe.</summary>
    /// <param name="act">What to do; once cancelled it may go on, and nobody hears of it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static T For<T>(Func<T> act, CancellationToken cancellation)
    {
        var task = Task.Factory.StartNew(
            act,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        WaitHandle.WaitAny([((IAsyncResult)task).AsyncWaitHandle, cancellation.WaitHandle]);
        if (!task.IsCompleted)
            cancellation.ThrowIfCancellationRequested();
#pragma warning disable VSTHRD002 // It has ended: nobody waits.
        return task.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }
}
