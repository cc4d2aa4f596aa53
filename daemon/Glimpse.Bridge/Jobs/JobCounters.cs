using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>Counts jobs since the start. Safe for any thread.</summary>
internal sealed class JobCounters
{
    private readonly int[] outcomes = new int[Enum.GetValues<JobOutcome>().Length];
    private long ligands;

    public void Add(JobOutcome outcome, int explained)
    {
        Interlocked.Increment(ref outcomes[(int)outcome]);
        Interlocked.Add(ref ligands, explained);
    }

    public JobCounts Read(int waiting, int running) => new()
    {
        Done = Of(JobOutcome.Done) + Of(JobOutcome.FromCache),
        FromCache = Of(JobOutcome.FromCache),
        Failed = Of(JobOutcome.Failed),
        Cancelled = Of(JobOutcome.Cancelled),
        Waiting = waiting,
        Running = running,
        Ligands = Interlocked.Read(ref ligands),
    };

    private int Of(JobOutcome outcome) => Volatile.Read(ref outcomes[(int)outcome]);
}
