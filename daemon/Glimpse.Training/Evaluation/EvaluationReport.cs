using System.Collections.Immutable;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>How good a model is, beside its baselines.</summary>
/// <param name="Model">The model: kdeep, pose or clash.</param>
/// <param name="Rows">Rows predicted.</param>
/// <param name="Clusters">Clusters of proteins that they come from.</param>
/// <param name="Folds">Folds; each row was predicted by a network that never saw its fold.</param>
/// <param name="Tables">The figures, the most telling first.</param>
/// <param name="Notes">What is missing and why, a sentence each.</param>
/// <param name="Files">Plots and further tables, in memory.</param>
public sealed record EvaluationReport(
    string Model,
    int Rows,
    int Clusters,
    int Folds,
    ImmutableArray<ScoreTable> Tables,
    ImmutableArray<string> Notes,
    ImmutableArray<EvaluationFile> Files);
