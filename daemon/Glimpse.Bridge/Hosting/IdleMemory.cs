using System.Diagnostics;
using System.Runtime;
using System.Runtime.Versioning;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Gives memory back to the system once nothing is computed: .NET's collector and malloc keep what they once had. A
/// large structure needs twenty times its text for seconds; the daemon stays for hours.
/// </summary>
/// <param name="isIdle">True while nothing is computed or waits.</param>
[SupportedOSPlatform("linux")]
internal sealed class IdleMemory(Func<bool> isIdle)
{
    /// <summary>
    /// Growth since the last time that is worth a collection, and what is on the way that isn't worth waiting for.
    /// </summary>
    public const long Worthwhile = 48 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Pools of arrays let go of what wasn't used for half a minute, at a collection.</summary>
    private static readonly TimeSpan PoolPause = TimeSpan.FromSeconds(35);

    private long settled = Environment.WorkingSet;

    /// <summary>Looks every few seconds.</summary>
    /// <param name="end">Ends it.</param>
    public async Task RunAsync(CancellationToken end)
    {
        using var timer = new PeriodicTimer(Pause);
        var idle = new Stopwatch();
        Stopwatch? sinceFirst = null;
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                if (!isIdle())
                {
                    idle.Reset();
                    sinceFirst = null;
                    continue;
                }

                idle.Start();
                var isSecondDue = sinceFirst?.Elapsed > PoolPause;
                if (idle.Elapsed < Pause / 2 || (!isSecondDue && Environment.WorkingSet < settled + Worthwhile))
                    continue;
                GiveBack();
                settled = Environment.WorkingSet;
                sinceFirst = isSecondDue ? null : Stopwatch.StartNew();
            }
        }
        catch (OperationCanceledException)
        {
            // The daemon ends.
        }
    }

    /// <summary>Gives back what isn't needed now.</summary>
    public static void GiveBack()
    {
        Collect();
        GC.WaitForPendingFinalizers(); // Among them is what empties the pools.
        Collect();
        _ = LibC.TrimHeap(0);
    }

    private static void Collect()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
