using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>Told how a job fares, by the thread that computes: must not wait.</summary>
internal interface IJobListener
{
    /// <summary>It is at a ligand.</summary>
    /// <param name="ligand">Which one, from 0.</param>
    /// <param name="of">How many; 0 while that isn't known.</param>
    /// <param name="work">What is being done.</param>
    void Progress(int ligand, int of, WorkProgress work);

    /// <summary>A ligand is finished.</summary>
    void Finished(ExplainedLigand ligand);
}
