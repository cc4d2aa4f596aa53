using System.Collections.Immutable;

namespace Glimpse.Training.Evaluation.Scores;

/// <summary>One figure of several predictors over the same rows.</summary>
/// <param name="Metric">What it is.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Values">One a column of the table; null where the figure makes no sense or is undefined.</param>
/// <param name="Differences">The first column's figure minus each column's, paired; null for the first and where either
/// is undefined.</param>
public sealed record ScoreLine(
    string Metric,
    string Unit,
    ImmutableArray<Estimate?> Values,
    ImmutableArray<Estimate?> Differences);
