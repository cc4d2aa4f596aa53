using StreamJsonRpc;

namespace Glimpse.Bridge.Rpc;

/// <summary>
/// The requests of one connection that wait for their answers, and the memory that each holds until its answer is sent.
/// Safe for any thread.
/// </summary>
internal sealed class InFlight : IDisposable
{
    private readonly Lock access = new();
    private readonly Dictionary<RequestId, List<IDisposable>> requests = [];
    private bool isClosed;

    /// <summary>How many.</summary>
    public int Count
    {
        get
        {
            lock (access)
                return requests.Count;
        }
    }

    /// <summary>Adds a request.</summary>
    /// <returns>False when one of this id waits already.</returns>
    public bool TryAdd(RequestId id)
    {
        lock (access)
            return requests.TryAdd(id, []);
    }

    /// <summary>
    /// Has a request hold something until it is answered; where it no longer waits, that is let go at once.
    /// </summary>
    public void Hold(RequestId id, IDisposable held)
    {
        lock (access)
        {
            if (!isClosed && requests.TryGetValue(id, out var holds))
            {
                holds.Add(held);
                return;
            }
        }

        held.Dispose();
    }

    /// <summary>A request's answer is about to be sent: from now on its id may be used again.</summary>
    /// <returns>What to let go when it is sent.</returns>
    public IReadOnlyList<IDisposable> Remove(RequestId id)
    {
        lock (access)
            return requests.Remove(id, out var holds) ? holds : [];
    }

    /// <summary>The connection is over: everything is let go.</summary>
    public void Dispose()
    {
        IDisposable[] held;
        lock (access)
        {
            isClosed = true;
            held = [.. requests.Values.SelectMany(holds => holds)];
            requests.Clear();
        }

        foreach (var one in held)
            one.Dispose();
    }
}
