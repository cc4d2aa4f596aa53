using TorchSharp;
using static TorchSharp.torch;

namespace Glimpse.Training.Loop;

/// <summary>
/// How far poses are from lying below their complex's own: log(1 + exp(margin - difference)), the logistic loss of a
/// pair (RankNet's; Burges et al., ICML 2005, doi:10.1145/1102351.1102363) with a margin.
/// </summary>
internal static class RankingLoss
{
    /// <summary>The mean over a batch's alternatives, each against the first of its group.</summary>
    /// <param name="outputs">What is predicted [sample].</param>
    /// <param name="batch">Which samples are alternatives.</param>
    /// <param name="margin">How far below they shall lie.</param>
    /// <param name="weight">What it counts.</param>
    internal static Tensor Of(Tensor outputs, TrainingBatch batch, double margin, double weight)
    {
        using Scalar wanted = margin;
        using Scalar scale = weight;
        var groups = outputs.view(-1, batch.GroupSize);
        var own = groups.slice(1, 0, 1, 1);
        var others = groups.slice(1, batch.GroupSize - batch.Alternatives, batch.GroupSize, 1);
        return nn.functional.softplus((others - own).add(wanted)).mean().mul(scale);
    }
}
