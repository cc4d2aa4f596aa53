namespace Glimpse.Training.Loop;

/// <summary>What came of a training.</summary>
/// <param name="WeightsPath">The weights of the epoch with the lowest validation loss, or of the last where nothing was
/// validated.</param>
/// <param name="BestEpoch">That epoch, from 0.</param>
/// <param name="Scores">Its scores; null where nothing was validated.</param>
/// <param name="EpochsDone">Epochs trained.</param>
public sealed record TrainingOutcome(string WeightsPath, int BestEpoch, ValidationScores? Scores, int EpochsDone);
