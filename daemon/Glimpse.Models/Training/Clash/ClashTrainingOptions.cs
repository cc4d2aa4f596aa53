namespace Glimpse.Models.Training.Clash;

/// <summary>How to train a clash detector.</summary>
/// <param name="Data">A data set or a folder of sets.</param>
/// <param name="Output">Folder for the model, its checkpoint and log.</param>
/// <param name="Sets">Names of the sets to use; empty for all.</param>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="Seed">Seed of weights, order and poses.</param>
public sealed record ClashTrainingOptions(string Data, string Output, IReadOnlyList<string> Sets, int Epochs, int Seed);
