namespace Glimpse.Models.Torch;

/// <summary>
/// Threads that each compute a part of a batch, instead of all sharing every operation: small operations cost more to
/// share than to do.
/// Each is a torch thread of its own with one OpenMP thread. They start when first used.
/// </summary>
internal sealed class Lanes(int count, Func<TorchThread> start) : IDisposable
{
    /// <summary>
    /// Points of a path that cost a lane no more together than one of them alone: convolutions have their fixed costs.
    /// </summary>
    private const int LeastItems = 2;

    private readonly Lock starting = new();
    private TorchThread[]? threads;

    /// <summary>Lanes on the processor.</summary>
    internal Lanes(int count)
        : this(count, () => new TorchThread(threads: 1))
    {
    }

    /// <summary>How many.</summary>
    internal int Count => count;

    /// <summary>
    /// Divides 0..<paramref name="items"/> into parts, at most one a lane, none longer by 2 than another nor without
    /// need shorter than <see cref="LeastItems"/>, and waits for all.
    /// </summary>
    internal void Run(int items, Action<Range> part)
    {
        var parts = Math.Min(count, items / LeastItems);
        if (parts <= 1)
        {
            part(..items);
            return;
        }

        lock (starting)
            threads ??= Start();
        var running = Enumerable.Range(0, parts)
            .Select(i => (items * i / parts)..(items * (i + 1) / parts))
            .Select((range, i) => threads[i].RunAsync(() =>
            {
                part(range);
                return true;
            }))
            .ToArray();
#pragma warning disable VSTHRD002 // A lane waits for nobody.
        Task.WhenAll(running).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
    }

    /// <summary>All of them, or none where one can't be started.</summary>
    private TorchThread[] Start()
    {
        var started = new List<TorchThread>(count);
        try
        {
            while (started.Count < count)
                started.Add(start());
        }
        catch
        {
            started.ForEach(thread => thread.Dispose());
            throw;
        }

        return [.. started];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var thread in threads ?? [])
            thread.Dispose();
    }
}
