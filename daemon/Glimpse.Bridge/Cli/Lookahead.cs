using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Glimpse.Bridge.Cli;

/// <summary>Makes the next item while the last is being used: one stage of a pipeline.</summary>
internal static class Lookahead
{
    /// <summary>
    /// Takes the first item at once, so that a source that can't be read says so now, and gives it with the rest later.
    /// The source is enumerated once: a pipe has its content but once. So may the outcome be.
    /// </summary>
    public static IEnumerable<T> FirstAtOnce<T>(IEnumerable<T> items)
    {
        var source = items.GetEnumerator();
        var hasItem = source.MoveNext();
        return Rest();

        IEnumerable<T> Rest()
        {
            using (source)
            {
                for (; hasItem; hasItem = source.MoveNext())
                    yield return source.Current;
            }
        }
    }

    /// <summary>
    /// Enumerates on a thread of its own, one finished item ahead of who takes them. Order is kept, and an exception
    /// comes after the items that came before it. Who stops early waits for the item that is being made.
    /// </summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> items)
    {
        using var stop = new CancellationTokenSource();
        using var ready = new BlockingCollection<T>(boundedCapacity: 1);
        ExceptionDispatchInfo? fault = null;
        var worker = new Thread(Make) { IsBackground = true };
        worker.Start();
        try
        {
            foreach (var item in ready.GetConsumingEnumerable())
                yield return item;
            fault?.Throw();
        }
        finally
        {
            stop.Cancel();
            worker.Join();
        }

        void Make()
        {
            try
            {
                foreach (var item in items)
                    ready.Add(item, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Nobody wants the rest.
            }
#pragma warning disable CA1031 // Whatever it throws belongs to who takes the items.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                fault = ExceptionDispatchInfo.Capture(failure);
            }
            finally
            {
                ready.CompleteAdding();
            }
        }
    }
}
