using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>
/// How good a model is, by predictions of rows that the predicting network never saw, beside its baselines.
/// </summary>
public sealed record EvaluationResult
{
    /// <summary>The version of the record as it is here; it rises when a member changes its meaning or goes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Version of this record.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The program that made it.</summary>
    public required ProgramInfo Program { get; init; }

    /// <summary>The model: <c>kdeep</c>, <c>pose</c> or <c>clash</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Rows predicted.</summary>
    public required int Rows { get; init; }

    /// <summary>Clusters of proteins that they come from.</summary>
    public required int Clusters { get; init; }

    /// <summary>Folds.</summary>
    public required int Folds { get; init; }

    /// <summary>The figures, the most telling first.</summary>
    public required ImmutableArray<EvaluationTable> Tables { get; init; }

    /// <summary>What is missing and why, a sentence each.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Names of the files written beside it.</summary>
    public required ImmutableArray<string> Files { get; init; }
}

/// <summary>Figures of a model and of its baselines over the same rows.</summary>
public sealed record EvaluationTable
{
    /// <summary>Which rows.</summary>
    public required string Title { get; init; }

    /// <summary>How many.</summary>
    public required int Rows { get; init; }

    /// <summary>Of how many clusters of proteins.</summary>
    public required int Clusters { get; init; }

    /// <summary>Names of the predictors, the model first.</summary>
    public required ImmutableArray<string> Predictors { get; init; }

    /// <summary>The figures.</summary>
    public required ImmutableArray<EvaluationFigure> Figures { get; init; }
}

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
