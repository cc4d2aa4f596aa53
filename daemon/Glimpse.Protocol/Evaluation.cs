using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>
/// How good a model is, by predictions of rows that the predicting network never saw, beside its baselines.
/// </summary>
/// <param name="SchemaVersion">Version of this record.</param>
/// <param name="Program">The program that made it.</param>
/// <param name="Model">The model: <c>kdeep</c>, <c>pose</c> or <c>clash</c>.</param>
/// <param name="Rows">Rows predicted.</param>
/// <param name="Clusters">Clusters of proteins that they come from.</param>
/// <param name="Folds">Folds.</param>
/// <param name="Tables">The figures, the most telling first.</param>
/// <param name="Notes">What is missing and why, a sentence each.</param>
/// <param name="Files">Names of the files written beside it.</param>
public sealed record EvaluationResult(
    int SchemaVersion,
    ProgramInfo Program,
    string Model,
    int Rows,
    int Clusters,
    int Folds,
    ImmutableArray<EvaluationTable> Tables,
    ImmutableArray<string> Notes,
    ImmutableArray<string> Files)
{
    /// <summary>The version of the record as it is here; it rises when a member changes its meaning or goes.</summary>
    public const int CurrentSchemaVersion = 1;
}

/// <summary>Figures of a model and of its baselines over the same rows.</summary>
/// <param name="Title">Which rows.</param>
/// <param name="Rows">How many.</param>
/// <param name="Clusters">Of how many clusters of proteins.</param>
/// <param name="Predictors">Names of the predictors, the model first.</param>
/// <param name="Figures">The figures.</param>
public sealed record EvaluationTable(
    string Title, int Rows, int Clusters, ImmutableArray<string> Predictors, ImmutableArray<EvaluationFigure> Figures);

/// <summary>One figure of several predictors over the same rows.</summary>
/// <param name="Metric">What it is.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Values">One a predictor; null where the figure makes no sense or is undefined.</param>
/// <param name="Differences">The model's figure minus each predictor's, paired; null for the model itself and where
/// either is undefined.</param>
public sealed record EvaluationFigure(
    string Metric,
    string Unit,
    ImmutableArray<EvaluationEstimate?> Values,
    ImmutableArray<EvaluationEstimate?> Differences);

/// <summary>A figure and its 95 % interval from a bootstrap over clusters of proteins.</summary>
/// <param name="Value">The figure over all rows.</param>
/// <param name="Low">Lower end of the interval; null where there are too few clusters to tell.</param>
/// <param name="High">Upper end; null likewise.</param>
public sealed record EvaluationEstimate(double Value, double? Low, double? High);
