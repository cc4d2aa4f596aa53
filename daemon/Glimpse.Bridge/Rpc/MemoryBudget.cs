namespace Glimpse.Bridge.Rpc;

/// <summary>
/// Memory that may be on the way: whoever wants some waits until there is room, first come, first served. What alone is
/// larger than the budget has it when nobody else holds any. Safe for any thread.
/// </summary>
/// <param name="bytes">Bytes that may be held at once.</param>
internal sealed class MemoryBudget(long bytes)
{
    private readonly Lock access = new();
    private readonly LinkedList<Waiter> waiting = [];
    private long held;

    /// <summary>Bytes that may be held at once.</summary>
    public long Bytes => bytes;

    /// <summary>Bytes that are held now.</summary>
    public long Held
    {
        get
        {
            lock (access)
                return held;
        }
    }

    /// <summary>True while somebody waits for room, or more is held than may be.</summary>
    public bool IsShort
    {
        get
        {
            lock (access)
                return waiting.Count > 0 || held > bytes;
        }
    }

    /// <summary>Waits for room and holds it.</summary>
    /// <returns>What gives it back.</returns>
    /// <exception cref="OperationCanceledException">Cancelled while it waited.</exception>
    public async Task<IDisposable> TakeAsync(long size, CancellationToken cancellation)
    {
        var waiter = new Waiter(Math.Min(size, bytes));
        lock (access)
        {
            if (waiting.Count == 0 && held + waiter.Size <= bytes)
            {
                held += waiter.Size;
                return new Hold(this, waiter.Size);
            }

            waiting.AddLast(waiter);
        }

        await using (cancellation.Register(() => GiveUp(waiter, cancellation)))
            await waiter.Turn.Task;
        return new Hold(this, waiter.Size);
    }

    /// <summary>Holds what is there already, whether there is room or not: others wait the longer.</summary>
    public IDisposable TakeAnyway(long size)
    {
        lock (access)
            held += size;
        return new Hold(this, size);
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellation)
    {
        lock (access)
        {
            if (!waiting.Remove(waiter))
                return; // Its turn came first.
            LetIn();
        }

        waiter.Turn.TrySetCanceled(cancellation);
    }

    private void Return(long size)
    {
        lock (access)
        {
            held -= size;
            LetIn();
        }
    }

    private void LetIn()
    {
        while (waiting.First is { } first && held + first.Value.Size <= bytes)
        {
            waiting.RemoveFirst();
            held += first.Value.Size;
            first.Value.Turn.TrySetResult();
        }
    }

    private sealed class Waiter(long size)
    {
        public long Size => size;

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Hold(MemoryBudget budget, long size) : IDisposable
    {
        private bool isReturned;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref isReturned, true))
                budget.Return(size);
        }
    }
}
