namespace Glimpse.Bridge.Jobs;

/// <summary>A worker's progress at one ligand, passed on to whoever listens to the job.</summary>
internal sealed class LigandProgress(IJobListener listener, int ligand, int of) : IProgress<WorkProgress>
{
    public void Report(WorkProgress value) => listener.Progress(ligand, of, value);
}
