using Glimpse.Training.Loop;

namespace Glimpse.Tests.Models;

/// <summary>
/// A problem that a tiny network can learn: noise everywhere, and a blob in channel 0 or in channel 1. Regression asks
/// for the number of the channel plus 5. Throws after a number of samples, as a process that is killed stops.
/// </summary>
internal sealed class BlobSet(int count, int seed, TrainingObjective objective, int failAfter = int.MaxValue)
    : ITrainingSet
{
    private const int Size = 8;
    private int made;

    public int Count => count;

    public void Fill(int epoch, int index, Span<float> voxels, Span<float> targets)
    {
        if (++made > failAfter)
            throw new TimeoutException("stopped");
        var random = new Random((seed * 1_000_003) + (epoch * 1009) + index);
        for (var i = 0; i < voxels.Length; i++)
            voxels[i] = 0.1f * random.NextSingle();
        var channel = index % 2;
        var corner = random.Next(Size - 3);
        for (var x = corner; x < corner + 3; x++)
        {
            for (var y = 2; y < 5; y++)
            {
                for (var z = 2; z < 5; z++)
                    voxels[(((((channel * Size) + x) * Size) + y) * Size) + z] += 1;
            }
        }

        targets[0] = objective == TrainingObjective.Classification ? channel : channel + 5;
    }
}
