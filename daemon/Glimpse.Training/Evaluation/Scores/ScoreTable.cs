using System.Collections.Immutable;

namespace Glimpse.Training.Evaluation.Scores;

/// <summary>Figures of a model and of its baselines over the same rows.</summary>
/// <param name="Title">Which rows.</param>
/// <param name="Rows">How many.</param>
/// <param name="Clusters">Of how many clusters of proteins; the intervals come from drawing these.</param>
/// <param name="Columns">Names of the predictors, the model first.</param>
/// <param name="Lines">The figures.</param>
public sealed record ScoreTable(
    string Title,
    int Rows,
    int Clusters,
    ImmutableArray<string> Columns,
    ImmutableArray<ScoreLine> Lines);
