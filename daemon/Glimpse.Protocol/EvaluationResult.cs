using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>How good a model is, by predictions of rows that the predicting network never saw, beside its baselines.</summary>
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
