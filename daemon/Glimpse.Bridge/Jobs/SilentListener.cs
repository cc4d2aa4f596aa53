using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>For a request without a token: nobody listens.</summary>
internal sealed class SilentListener : IJobListener
{
    public static SilentListener Instance { get; } = new();

    public void Progress(int ligand, int of, WorkProgress work)
    {
    }

    public void Finished(ExplainedLigand ligand)
    {
    }
}
