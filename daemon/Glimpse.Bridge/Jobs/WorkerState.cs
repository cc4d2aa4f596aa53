using System.Collections.Immutable;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>What a worker has in memory.</summary>
/// <param name="Models">Models loaded, by name.</param>
/// <param name="Engine">What computes; null before the first model.</param>
/// <param name="LiveTensors">Tensors alive.</param>
internal sealed record WorkerState(ImmutableArray<string> Models, EngineSummary? Engine, long LiveTensors)
{
    public static WorkerState Empty { get; } = new([], null, 0);
}
