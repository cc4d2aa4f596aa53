using System.Diagnostics;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Structures;
using Glimpse.Core.Voxels;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>One ligand in many frames, typed once.</summary>
internal sealed class FrameBatch(ExplainRun run, LigandSite site, FrameSet frames, ResultSource source, TimeSpan read) : IExplainBatch
{
    private TypedComplex? topology;

    /// <inheritdoc/>
    public int Count => frames.Count;

    /// <inheritdoc/>
    public ComputedLigand Explain(int index, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new WorkProgress(WorkProgress.Typing, 0));
        var watch = Stopwatch.StartNew();
        topology ??= run.Type(site);
        var complex = frames.Move(topology, index);
        var (result, explanation) = run.Explain(
            complex,
            site.Ligand.Title,
            source,
            [new("read", read.TotalMilliseconds), new("type", watch.Elapsed.TotalMilliseconds)],
            new ExplainingProgress(progress),
            cancellation);
        return new ComputedLigand(result, explanation);
    }
}
