namespace Glimpse.Training.Evaluation;

/// <summary>What to evaluate.</summary>
/// <param name="Model">What to judge.</param>
/// <param name="Predictions">Folder of its out-of-fold predictions, see <see cref="ModelEvaluation"/>.</param>
/// <param name="Data">Folder of the complexes, for the baselines that need ligands and docking scores; null to go
/// without.</param>
/// <param name="WithFiles">True to draw the plots and fill the tables of the report's files.</param>
/// <param name="FoldsPath">A table of folds (columns cluster40, fold) instead of this program's own.</param>
/// <param name="ExplainPairs">True to explain the matched pairs by the folds' models, which lie beside their
/// predictions; needs the data, and takes long.</param>
public sealed record EvaluationOptions(
    EvaluatedModel Model,
    string Predictions,
    string? Data,
    bool WithFiles,
    string? FoldsPath,
    bool ExplainPairs)
{
    /// <summary>
    /// Folder of another affinity model's out-of-fold predictions of the same rows, to stand beside; null for none.
    /// </summary>
    public string? Beside { get; init; }

    /// <summary>What the model is for.</summary>
    internal EvaluatedTask Task => Model.Task;
}
