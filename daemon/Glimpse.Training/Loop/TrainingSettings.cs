namespace Glimpse.Training.Loop;

/// <summary>What to train, on what, and where to.</summary>
public sealed record TrainingSettings
{
    /// <summary>The model: <c>kdeep</c>, <c>pose</c> or <c>clash</c>.</summary>
    public required string Model { get; init; }

    /// <summary>A data set or a folder of sets.</summary>
    public required string Data { get; init; }

    /// <summary>Folder for the model, its checkpoint, log and predictions.</summary>
    public required string Output { get; init; }

    /// <summary>Names of the sets to use; empty for all that the model can learn from.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>The fold that is kept back and predicted at the end, 0 to 4; null to train on all.</summary>
    public int? Fold { get; init; }

    /// <summary>A table of folds (columns cluster40, fold) instead of this program's own.</summary>
    public string? FoldsPath { get; init; }

    /// <summary>True to draw the folds complex by complex instead of by cluster, as the paper did.</summary>
    public bool RandomFolds { get; init; }

    /// <summary>
    /// Weights to start from: a model's folder or a weights file; null for random ones. The head starts anew.
    /// </summary>
    public string? Initial { get; init; }

    /// <summary>
    /// Text of a JSON object whose members replace those of the model's <see cref="TrainingOptions"/>; null for none.
    /// </summary>
    public string? Configuration { get; init; }

    /// <summary>Epochs at most, in place of the model's and the configuration's; null to leave them.</summary>
    public int? Epochs { get; init; }

    /// <summary>The seed, likewise.</summary>
    public int? Seed { get; init; }

    /// <summary>True to hide the protein: what such a twin can do wasn't learned from the complex.</summary>
    public bool LigandOnly { get; init; }
}
