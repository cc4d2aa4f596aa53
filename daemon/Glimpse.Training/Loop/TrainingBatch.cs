namespace Glimpse.Training.Loop;

/// <summary>Samples of one step.</summary>
/// <param name="Voxels">[sample, channel, x, y, z], z fastest.</param>
/// <param name="Targets">[sample, target].</param>
/// <param name="Weights">What each counts in the loss.</param>
/// <param name="GroupSize">As <see cref="ITrainingSet.GroupSize"/>; a batch holds whole groups.</param>
/// <param name="Alternatives">As <see cref="ITrainingSet.Alternatives"/>.</param>
internal sealed record TrainingBatch(float[] Voxels, float[] Targets, float[] Weights, int GroupSize, int Alternatives)
{
    /// <summary>As <see cref="ITrainingSet.Twins"/>.</summary>
    internal int Twins { get; init; }
}
