namespace Glimpse.Bridge.Jobs;

/// <summary>
/// Items of many clients, bounded: those of the first lane before those of the second, within a lane one client after
/// the other, within a client first come first served. An item that is taken and given back goes on before its client's
/// others, after other clients'. Not thread-safe.
/// </summary>
/// <param name="capacity">Most items that wait.</param>
internal sealed class FairQueue<T>(int capacity)
    where T : class
{
    private const int Lanes = 2;

    private readonly List<(string Client, LinkedList<T> Items)>[] lanes =
    [
        .. Enumerable.Range(0, Lanes).Select(_ => new List<(string, LinkedList<T>)>()),
    ];

    /// <summary>Items that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an item behind its client's others.</summary>
    /// <returns>False when the queue is full.</returns>
    public bool TryAdd(string client, int lane, T item)
    {
        if (Count >= capacity)
            return false;
        LineOf(client, lane).AddLast(item);
        Count++;
        return true;
    }

    /// <summary>Gives an item back that isn't done; there is always room for it.</summary>
    public void GiveBack(string client, int lane, T item)
    {
        LineOf(client, lane).AddFirst(item);
        Count++;
    }

    /// <summary>Takes the item whose turn it is.</summary>
    public T? Take()
    {
        var lane = Array.Find(lanes, lane => lane.Count > 0);
        if (lane is null)
            return null;
        var line = lane[0];
        var item = line.Items.First!.Value;
        line.Items.RemoveFirst();
        lane.RemoveAt(0);
        if (line.Items.Count > 0)
            lane.Add(line);
        Count--;
        return item;
    }

    /// <summary>Takes an item out wherever it stands.</summary>
    /// <returns>False when it isn't there.</returns>
    public bool Remove(T item)
    {
        foreach (var lane in lanes)
        {
            var line = lane.FindIndex(line => line.Items.Remove(item));
            if (line < 0)
                continue;
            if (lane[line].Items.Count == 0)
                lane.RemoveAt(line);
            Count--;
            return true;
        }

        return false;
    }

    private LinkedList<T> LineOf(string client, int lane)
    {
        var index = lanes[lane].FindIndex(line => line.Client == client);
        if (index < 0)
        {
            lanes[lane].Add((client, []));
            index = lanes[lane].Count - 1;
        }

        return lanes[lane][index].Items;
    }
}
