using Glimpse.Training.Data;
using Glimpse.Training.Loop;

namespace Glimpse.Training.Affinity;

/// <summary>Complexes in their poses with their pK.</summary>
internal sealed class AffinitySet : ITrainingSet
{
    private readonly IReadOnlyList<TrainingSample> samples;
    private readonly TrainingOptions options;
    private readonly bool varies;
    private readonly float[] weights;

    internal AffinitySet(IReadOnlyList<TrainingSample> samples, TrainingOptions options, bool varies)
    {
        this.samples = samples;
        this.options = options;
        this.varies = varies;
        weights = AffinityRows.Weights([.. samples.Select(sample => sample.Source)]);
    }

    /// <inheritdoc/>
    public int Count => samples.Count;

    /// <inheritdoc/>
    public double InitialOutput => samples.Average(sample => sample.Source.Affinity!.Value);

    /// <inheritdoc/>
    public float Fill(int epoch, int index, Span<float> voxels)
    {
        var sample = samples[index];
        var random = varies ? new Random(StableSeed.Of(sample.Source.Id, options.Seed, epoch)) : null;
        SampleVoxels.Fill(sample.Complex, options, random, voxels);
        return (float)sample.Source.Affinity!.Value;
    }

    /// <inheritdoc/>
    public float WeightOf(int index) => weights[index];
}
