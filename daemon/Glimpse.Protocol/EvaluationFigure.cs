using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>One figure of several predictors over the same rows.</summary>
/// <param name="Metric">What it is.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Values">One a predictor; null where the figure makes no sense or is undefined.</param>
/// <param name="Differences">The model's figure minus each predictor's, paired; null for the model itself and where either is undefined.</param>
public sealed record EvaluationFigure(
    string Metric, string Unit, ImmutableArray<EvaluationEstimate?> Values, ImmutableArray<EvaluationEstimate?> Differences);
