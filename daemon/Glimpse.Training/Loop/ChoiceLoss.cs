using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Training.Loop;

/// <summary>
/// How far the choice among alternatives is from the right one: the cross-entropy of softmax(logits) against the
/// targets' shares, ListNet's top-one loss (Cao et al., ICML 2007, doi:10.1145/1273496.1273513).
/// </summary>
internal static class ChoiceLoss
{
    /// <summary>The mean over a batch's groups.</summary>
    /// <param name="outputs">Logits [sample].</param>
    /// <param name="targets">Targets [sample]; those of a group's alternatives sum to more than 0.</param>
    /// <param name="batch">Which samples are alternatives.</param>
    /// <param name="weight">What it counts.</param>
    internal static Tensor Of(Tensor outputs, Tensor targets, TrainingBatch batch, double weight)
    {
        using Scalar scale = -weight;
        var wanted = AlternativesOf(targets, batch);
        var shares = wanted / wanted.sum(1, keepdim: true);
        return (shares * nn.functional.log_softmax(AlternativesOf(outputs, batch), 1)).sum(1).mean().mul(scale);
    }

    private static Tensor AlternativesOf(Tensor samples, TrainingBatch batch) =>
        samples.view(-1, batch.GroupSize).slice(1, batch.GroupSize - batch.Alternatives, batch.GroupSize, 1);
}
