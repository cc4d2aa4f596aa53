namespace Glimpse.Training.Evaluation;

/// <summary>A file to be written with an evaluation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
public sealed record EvaluationFile(string Name, ReadOnlyMemory<byte> Content);
