using System.Globalization;

namespace Glimpse.Training.Loop;

/// <summary>How far a training has come, apart from its tensors.</summary>
/// <param name="Epoch">Epoch under way, from 0.</param>
/// <param name="Step">Steps done in it.</param>
/// <param name="LossSum">Sum of their losses.</param>
/// <param name="Best">Scores of the best epoch; null before the first validation.</param>
/// <param name="BestEpoch">That epoch.</param>
/// <param name="Last">Scores of the last epoch validated.</param>
internal sealed record TrainingState(
    int Epoch,
    int Step,
    double LossSum,
    ValidationScores? Best,
    int BestEpoch,
    ValidationScores? Last)
{
    /// <summary>Before the first step.</summary>
    internal static TrainingState Start { get; } = new(0, 0, 0, null, -1, null);

    /// <summary>As texts for a checkpoint's metadata; numbers come back bit by bit.</summary>
    internal Dictionary<string, string> ToTexts() => new(StringComparer.Ordinal)
    {
        [nameof(Epoch)] = Text(Epoch),
        [nameof(Step)] = Text(Step),
        [nameof(LossSum)] = Text(LossSum),
        [nameof(Best)] = Text(Best),
        [nameof(BestEpoch)] = Text(BestEpoch),
        [nameof(Last)] = Text(Last),
    };

    /// <summary>From a checkpoint's metadata.</summary>
    /// <exception cref="FormatException">A number is malformed.</exception>
    /// <exception cref="KeyNotFoundException">One is missing.</exception>
    internal static TrainingState Parse(IReadOnlyDictionary<string, string> texts) => new(
        int.Parse(texts[nameof(Epoch)], CultureInfo.InvariantCulture),
        int.Parse(texts[nameof(Step)], CultureInfo.InvariantCulture),
        double.Parse(texts[nameof(LossSum)], CultureInfo.InvariantCulture),
        ParseScores(texts[nameof(Best)]),
        int.Parse(texts[nameof(BestEpoch)], CultureInfo.InvariantCulture),
        ParseScores(texts[nameof(Last)]));

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(ValidationScores? scores) =>
        scores is null ? "" : string.Join(' ', Text(scores.Loss), Text(scores.First), Text(scores.Second));

    private static ValidationScores? ParseScores(string text)
    {
        if (text.Length == 0)
            return null;
        var numbers = text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }
}
