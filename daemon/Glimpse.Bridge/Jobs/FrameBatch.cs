using System.Diagnostics;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Structures;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>One ligand in many frames, typed once.</summary>
internal sealed class FrameBatch(ExplainRun run, LigandSite site, FrameSet frames, ResultSource source, TimeSpan read) : IExplainBatch
{
    private TypedSite? topology;

    /// <inheritdoc/>
    public int Count => frames.Count;

    /// <inheritdoc/>
    public ExplainedSite Explain(int index, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new WorkProgress(WorkProgress.Typing, 0));
        var watch = Stopwatch.StartNew();
        topology ??= run.Type(site, read / frames.Count);
        var frame = topology with { Complex = frames.Move(topology.Complex, index), TypeTime = watch.Elapsed };
        return run.Explain(frame, source, new ExplainingProgress(progress), cancellation);
    }
}
