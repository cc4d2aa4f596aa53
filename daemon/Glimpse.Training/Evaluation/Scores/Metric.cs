namespace Glimpse.Training.Evaluation.Scores;

/// <summary>A figure of merit that a table has a line for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Of">Prepares it for a predictor's values; null where it makes no sense for that predictor.</param>
internal sealed record Metric(string Name, string Unit, Func<Predictor, Score?> Of);
