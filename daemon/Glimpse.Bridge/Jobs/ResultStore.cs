using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Glimpse.Bridge.Explaining;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// Results by id and by request, bounded in bytes: the ones used longest ago make room. Safe for any thread.
/// </summary>
/// <param name="mostBytes">Bytes to keep; the newest result is kept whatever it takes.</param>
internal sealed class ResultStore(long mostBytes)
{
    private const int PrefixBytes = 4;

    private readonly Lock access = new();
    private readonly Dictionary<string, LinkedListNode<StoredResult>> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Key, int Index), string> byRequest = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly LinkedList<StoredResult> coldFirst = [];

    // Ids of another daemon must not name results of this one.
    private readonly string prefix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PrefixBytes));
    private long made;

    /// <summary>How many results and how many bytes.</summary>
    public (int Results, long Bytes) Size
    {
        get
        {
            lock (access)
                return (byId.Count, Bytes);
        }
    }

    private long Bytes { get; set; }

    /// <summary>Keeps a result.</summary>
    public StoredResult Add(string key, int index, ExplainedSite computed)
    {
        lock (access)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++made}");
            var stored = new StoredResult(id, key, index, computed.Result with { Atoms = [] }, computed.Explanation);
            if (byRequest.TryGetValue((key, index), out var former))
                Remove(byId[former]);
            byId.Add(id, coldFirst.AddLast(stored));
            byRequest[(key, index)] = id;
            Bytes += stored.Bytes;
            while (Bytes > mostBytes && coldFirst.Count > 1)
                Remove(coldFirst.First!);
            return stored;
        }
    }

    /// <summary>Remembers how many ligands a request has, so that the same again can be answered whole.</summary>
    public void Complete(string key, int count)
    {
        lock (access)
        {
            if (byRequest.ContainsKey((key, count - 1)))
                counts[key] = count;
        }
    }

    /// <summary>The result of an id; null when it is gone.</summary>
    public StoredResult? Find(string id)
    {
        lock (access)
            return byId.TryGetValue(id, out var node) ? Touch(node) : null;
    }

    /// <summary>The result of one ligand of a request; null when it isn't there.</summary>
    public StoredResult? Find(string key, int index)
    {
        lock (access)
            return byRequest.TryGetValue((key, index), out var id) ? Touch(byId[id]) : null;
    }

    /// <summary>Every result of a request; null unless all are there.</summary>
    public ImmutableArray<StoredResult>? FindAll(string key)
    {
        lock (access)
        {
            if (!counts.TryGetValue(key, out var count))
                return null;
            var found = Enumerable.Range(0, count).Select(index => Find(key, index)).ToImmutableArray();
            return found.Contains(null) ? null : found!;
        }
    }

    /// <summary>Lets a result make room before all others.</summary>
    /// <returns>False when it is gone already.</returns>
    public bool Release(string id)
    {
        lock (access)
        {
            if (!byId.TryGetValue(id, out var node))
                return false;
            coldFirst.Remove(node);
            coldFirst.AddFirst(node);
            return true;
        }
    }

    private StoredResult Touch(LinkedListNode<StoredResult> node)
    {
        coldFirst.Remove(node);
        coldFirst.AddLast(node);
        return node.Value;
    }

    private void Remove(LinkedListNode<StoredResult> node)
    {
        coldFirst.Remove(node);
        byId.Remove(node.Value.Id);
        byRequest.Remove((node.Value.Key, node.Value.Index));
        counts.Remove(node.Value.Key);
        Bytes -= node.Value.Bytes;
    }
}
