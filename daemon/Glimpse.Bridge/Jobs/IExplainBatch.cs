using Glimpse.Bridge.Explaining;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// The ligands or frames of a request, read and ready to be explained one by one; its model stays until it is disposed
/// of.
/// </summary>
internal interface IExplainBatch : IDisposable
{
    /// <summary>Fingerprint of the model that explains them.</summary>
    string Fingerprint { get; }

    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>Explains one.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="progress">Told stages and shares.</param>
    /// <param name="cancellation">Cancels within a step of the computation.</param>
    /// <exception cref="Core.GlimpseException">This one can't be explained.</exception>
    ExplainedSite Explain(int index, IProgress<WorkProgress> progress, CancellationToken cancellation);
}
