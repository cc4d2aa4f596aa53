using System.Collections.Immutable;

namespace Glimpse.Protocol;

/// <summary>Figures of a model and of its baselines over the same rows.</summary>
/// <param name="Title">Which rows.</param>
/// <param name="Rows">How many.</param>
/// <param name="Clusters">Of how many clusters of proteins.</param>
/// <param name="Predictors">Names of the predictors, the model first.</param>
/// <param name="Figures">The figures.</param>
public sealed record EvaluationTable(
    string Title, int Rows, int Clusters, ImmutableArray<string> Predictors, ImmutableArray<EvaluationFigure> Figures);
