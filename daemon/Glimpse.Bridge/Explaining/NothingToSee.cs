using Glimpse.Core.Attribution;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Explaining;

/// <summary>
/// What is said where a classifier gives a complex the answer that it gives an empty grid: what its explanation then
/// shows never changed the answer, such as how densely a protein without a clash is packed.
/// </summary>
internal static class NothingToSee
{
    /// <summary>The warning's code.</summary>
    public const string Code = "nothing-to-see";

    /// <summary>Probabilities nearer to each other than this are one answer.</summary>
    private const double OneAnswer = 0.05;

    /// <summary>The warning; none for another view than the empty grid's, or a number that is no probability.</summary>
    /// <param name="result">The result.</param>
    /// <param name="view">What the complex is compared with.</param>
    public static IEnumerable<Notice> Warnings(ExplainResult result, View view)
    {
        if (view != View.Zero || result.Prediction.Probability is not { } probability)
            yield break;
        var nothing = PredictionWords.Of(result.Model, result.Attribution.BaselineValue);
        if (Math.Abs(probability - nothing.Probability!.Value) < OneAnswer)
            yield return new Notice(
                Code,
                $"There is nothing to see: the model says the same of an empty grid ({nothing.Meaning}). What is "
                    + "shown didn't change its answer.",
                null);
    }
}
