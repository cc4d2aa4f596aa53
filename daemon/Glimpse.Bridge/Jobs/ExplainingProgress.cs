namespace Glimpse.Bridge.Jobs;

/// <summary>Shares of the computation as a worker's progress.</summary>
internal sealed class ExplainingProgress(IProgress<WorkProgress> progress) : IProgress<double>
{
    public void Report(double value) => progress.Report(new WorkProgress(WorkProgress.Explaining, value));
}
