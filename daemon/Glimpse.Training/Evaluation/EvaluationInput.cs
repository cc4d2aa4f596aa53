using System.Collections.Immutable;
using Glimpse.Core.Chemistry.Molecules;
using Glimpse.Training.Evaluation.Pairs;
using Glimpse.Training.Evaluation.Scores;

namespace Glimpse.Training.Evaluation;

/// <summary>What a model is judged by.</summary>
/// <param name="Rows">Its out-of-fold predictions.</param>
/// <param name="LigandOnly">Those of the twin that saw the ligand alone, the same rows in the same order; null
/// without.</param>
/// <param name="RandomSplit">Those with folds drawn row by row, likewise; null without.</param>
/// <param name="Ligands">Fingerprint of each complex's ligand, by <see cref="OutOfFoldPrediction.Complex"/>; null
/// without data.</param>
/// <param name="DockingScores">Best score of a docked pose (kcal/mol) by complex; null without.</param>
/// <param name="Pairs">Matched pairs of ligands, explained or not; empty without.</param>
internal sealed record EvaluationInput(
    ImmutableArray<OutOfFoldPrediction> Rows,
    ImmutableArray<OutOfFoldPrediction>? LigandOnly,
    ImmutableArray<OutOfFoldPrediction>? RandomSplit,
    IReadOnlyDictionary<string, CircularFingerprint>? Ligands,
    IReadOnlyDictionary<string, double>? DockingScores,
    ImmutableArray<MatchedPair> Pairs)
{
    /// <summary>
    /// What an affinity model says of displaced and docked poses of the same complexes; empty without.
    /// </summary>
    internal ImmutableArray<OutOfFoldPrediction> Decoys { get; init; } = [];

    /// <summary>
    /// AutoDock Vina's terms of each complex and its ligand's counts, by <see cref="OutOfFoldPrediction.Complex"/>;
    /// null without data, and without the complexes that can't be read.
    /// </summary>
    internal IReadOnlyDictionary<string, double[]>? Terms { get; init; }

    /// <summary>Which complex can't be read for its terms, and why; null where all can.</summary>
    internal string? TermsFault { get; init; }

    /// <summary>Out-of-fold predictions of another model, the same rows in the same order; null without.</summary>
    internal Predictor? Beside { get; init; }
}
