namespace Glimpse.Training.Loop;

/// <summary>Where a training stands, after each step.</summary>
/// <param name="Epoch">Epoch from 0.</param>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="Step">Steps done in it.</param>
/// <param name="StepsPerEpoch">Steps of an epoch.</param>
/// <param name="Loss">Mean training loss of the epoch so far.</param>
/// <param name="Validation">Scores of the last epoch that was validated; null before.</param>
/// <param name="Remaining">Estimated time to the last epoch, from this run's pace.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    double Loss,
    ValidationScores? Validation,
    TimeSpan Remaining)
{
    /// <summary>What is being done, for what has no epochs; null for an epoch.</summary>
    public string? Stage { get; private init; }

    /// <summary>What has no epochs.</summary>
    /// <param name="stage">What is being done.</param>
    /// <param name="step">Steps done.</param>
    /// <param name="steps">Steps to do.</param>
    internal static TrainingProgress Of(string stage, int step, int steps) =>
        new(0, 1, step, steps, 0, null, TimeSpan.Zero) { Stage = stage };
}
