namespace Glimpse.Training.Loop;

/// <summary>What a training left.</summary>
/// <param name="Folder">The model's folder.</param>
/// <param name="Objective">Class or value.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="BestEpoch">The epoch, from 0, whose weights were kept.</param>
/// <param name="Validation">Their scores on the clusters that decided when to stop; null when nothing was kept
/// back.</param>
/// <param name="Unseen">Scores on the fold kept back; null when none was.</param>
/// <param name="Predictions">How many of its rows were predicted.</param>
public sealed record TrainingReport(
    string Folder,
    TrainingObjective Objective,
    int Epochs,
    int BestEpoch,
    ValidationScores? Validation,
    ValidationScores? Unseen,
    int Predictions);
