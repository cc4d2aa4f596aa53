using System.Diagnostics;
using Glimpse.Bridge.Explaining;
using Glimpse.Core.Chemistry;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>One ligand in many frames: types are perceived once, the rest is asked of each frame.</summary>
internal sealed class FrameBatch(
    ExplainRun run,
    ModelLease lease,
    LigandSite site,
    FrameSet frames,
    ResultSource source,
    TimeSpan read
) : IExplainBatch
{
    private FrameTyper? typer;

    /// <inheritdoc/>
    public string Fingerprint => lease.Model.Fingerprint;

    /// <inheritdoc/>
    public int Count => frames.Count;

    /// <inheritdoc/>
    public ExplainedSite Explain(int index, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new WorkProgress(WorkProgress.Typing, 0));
        var watch = Stopwatch.StartNew();
        typer ??= TyperOf(site with { Displaced = frames.Displaced(site, TyperOf, cancellation) });
        var complex = frames.Type(typer, index, cancellation);
        return run.Explain(
            new TypedSite(site, complex, read / frames.Count, watch.Elapsed),
            source,
            new ExplainingProgress(progress),
            cancellation);

        FrameTyper TyperOf(LigandSite topology) => run.TypeFrames(topology, cancellation);
    }

    public void Dispose() => lease.Dispose();
}
