namespace Glimpse.Bridge.Rpc;

/// <summary>
/// Counts the messages to one client that it hasn't taken yet: while they are too many, nothing more is read from it.
/// Safe for any thread.
/// </summary>
/// <param name="most">Messages from which on it is full.</param>
internal sealed class Outbox(int most)
{
    private readonly Lock access = new();
    private int count;
    private TaskCompletionSource? room;

    /// <summary>True when nothing waits to be taken.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (access)
                return count == 0;
        }
    }

    /// <summary>A message is to be sent.</summary>
    public void Add()
    {
        lock (access)
        {
            if (++count >= most)
                room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>It is sent.</summary>
    public void Remove()
    {
        lock (access)
        {
            if (--count >= most)
                return;
            room?.TrySetResult();
            room = null;
        }
    }

    /// <summary>Waits until it is no longer full.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task WaitForRoomAsync(CancellationToken cancellation)
    {
        lock (access)
            return room?.Task.WaitAsync(cancellation) ?? Task.CompletedTask;
    }
}
