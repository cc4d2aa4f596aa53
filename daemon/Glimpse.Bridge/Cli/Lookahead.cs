using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Glimpse.Bridge.Cli;

/// <summary>Makes the next item while the last is being used: one stage of a pipeline.</summary>
internal static class Lookahead
{
    /// <summary>
    /// Enumerates on a thread of its own, one finished item ahead of who takes them. Order is kept, and an exception comes
    /// after the items that came before it. Who stops early waits for the item that is being made.
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
