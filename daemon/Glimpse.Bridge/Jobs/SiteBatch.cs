using Glimpse.Bridge.Explaining;
using Glimpse.Core.Structures.Ligands;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>One or many ligands, each typed with the receptor around it.</summary>
internal sealed class SiteBatch(
    ExplainRun run,
    ModelLease lease,
    int count,
    Func<int, LigandSite> site,
    Func<int, ResultSource> source,
    TimeSpan read
) : IExplainBatch
{
    /// <inheritdoc/>
    public string Fingerprint => lease.Model.Fingerprint;

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public ExplainedSite Explain(int index, IProgress<WorkProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new WorkProgress(WorkProgress.Typing, 0));
        return run.Explain(
            run.Type(site(index), read, cancellation),
            source(index),
            new ExplainingProgress(progress),
            cancellation);
    }

    public void Dispose() => lease.Dispose();
}
