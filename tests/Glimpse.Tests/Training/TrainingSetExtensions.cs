using Glimpse.Training.Loop;

namespace Glimpse.Tests.Training;

/// <summary>A sample of a set with one target.</summary>
internal static class TrainingSetExtensions
{
    /// <summary>Fills the voxels and returns the target.</summary>
    internal static float Fill(this ITrainingSet set, int epoch, int index, Span<float> voxels)
    {
        Span<float> target = stackalloc float[1];
        set.Fill(epoch, index, voxels, target);
        return target[0];
    }
}
