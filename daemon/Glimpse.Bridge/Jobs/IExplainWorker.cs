using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// What computes for a device. Called by one thread at a time; what crosses are records, so that it may be another
/// process one day.
/// </summary>
internal interface IExplainWorker : IDisposable
{
    /// <summary>What it has in memory.</summary>
    WorkerState State { get; }

    /// <summary>What sets a model apart from others that had its name; any thread may ask.</summary>
    /// <returns>Null when there is no model of that name.</returns>
    string? FingerprintOf(string model);

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="progress">Told the stages.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Core.GlimpseException">Nothing of it can be explained.</exception>
    IExplainBatch Open(ExplainRequest request, IProgress<WorkProgress> progress, CancellationToken cancellation);
}
