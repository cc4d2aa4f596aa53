using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>How long calls took, the last thousand of each method. Safe for any thread.</summary>
internal sealed class Latencies
{
    private const int Kept = 1000;
    private const double High = 0.95;

    private readonly Lock access = new();
    private readonly SortedDictionary<string, (long Calls, double[] Last)> methods = new(StringComparer.Ordinal);

    /// <summary>Adds a call.</summary>
    public void Add(string method, TimeSpan time)
    {
        lock (access)
        {
            var (calls, last) = methods.TryGetValue(method, out var known) ? known : (0, new double[Kept]);
            last[calls % Kept] = time.TotalMilliseconds;
            methods[method] = (calls + 1, last);
        }
    }

    /// <summary>Quantiles of every method called so far.</summary>
    public ImmutableArray<LatencySummary> Read()
    {
        lock (access)
            return [.. methods.Select(method => Of(method.Key, method.Value.Calls, method.Value.Last))];
    }

    private static LatencySummary Of(string method, long calls, double[] last)
    {
        var sorted = last[..(int)Math.Min(calls, Kept)];
        Array.Sort(sorted);
        return new LatencySummary
        {
            Method = method,
            Calls = calls,
            Median = sorted[sorted.Length / 2],
            Percentile95 = sorted[(int)Math.Ceiling(High * sorted.Length) - 1],
            Maximum = sorted[^1],
        };
    }
}
