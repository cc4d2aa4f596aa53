using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Training.Loop;

/// <summary>How far a network's answers to one complex in two orientations lie apart: the squared difference.</summary>
internal static class ConsistencyLoss
{
    /// <summary>The mean over a batch's twins.</summary>
    /// <param name="outputs">What is predicted [sample].</param>
    /// <param name="batch">Which samples are twins.</param>
    /// <param name="weight">What it counts.</param>
    internal static Tensor Of(Tensor outputs, TrainingBatch batch, double weight)
    {
        using Scalar scale = weight;
        var groups = outputs.view(-1, batch.GroupSize);
        var first = groups.slice(1, 0, batch.Twins, 1);
        var second = groups.slice(1, batch.Twins, 2 * batch.Twins, 1);
        return (first - second).square().mean().mul(scale);
    }
}
