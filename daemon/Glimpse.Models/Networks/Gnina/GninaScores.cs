using System.Collections.Immutable;
using Glimpse.Core.Attribution;

namespace Glimpse.Models.Networks.Gnina;

/// <summary>
/// What gnina prints of a pose (McNutt et al. 2021): of several networks and frames the mean of their probabilities,
/// not the probability of their mean logit, which is what explanations add up to.
/// </summary>
/// <param name="Score">Probability of a pose within 2 Å of the crystal's, 0 to 1.</param>
/// <param name="Affinity">pK.</param>
internal sealed record GninaScores(double Score, double Affinity)
{
    /// <summary>Under gnina's names.</summary>
    internal ImmutableArray<NumberBeside> Numbers =>
        [
            new("CNNscore", Score, "", "mean probability of a good pose"),
            new("CNNaffinity", Affinity, "pK", "mean"),
            new("CNN_VS", Score * Affinity, "", "CNNscore times CNNaffinity"),
        ];

    /// <summary>The scores of a network's answers to some frames.</summary>
    /// <param name="answers">[frame][output].</param>
    internal static GninaScores Of(IReadOnlyCollection<double[]> answers) =>
        new(
            answers.Average(answer => 1 / (1 + Math.Exp(-answer[0]))),
            answers.Average(answer => answer[1]));

    /// <summary>The weighted mean of some.</summary>
    internal static GninaScores Mean(IReadOnlyCollection<(double Weight, GninaScores Scores)> members) =>
        new(
            members.Sum(member => member.Weight * member.Scores.Score),
            members.Sum(member => member.Weight * member.Scores.Affinity));
}
