using Glimpse.Training.Data;
using Glimpse.Training.Loop;
using Glimpse.Training.Poses;

namespace Glimpse.Training.Affinity;

/// <summary>
/// Complexes in their poses with their pK. Where the ranking counts, each is followed by another pose of its ligand,
/// another one each epoch, that counts in nothing else.
/// </summary>
internal sealed class AffinitySet : ITrainingSet
{
    private readonly IReadOnlyList<TrainingSample> samples;
    private readonly IReadOnlyList<LowerPoses>? lower;
    private readonly TrainingOptions options;
    private readonly bool varies;
    private readonly float[] weights;

    /// <param name="samples">The complexes.</param>
    /// <param name="lower">Other poses of each; null where only affinities count.</param>
    /// <param name="options">How to train.</param>
    /// <param name="varies">Whether each epoch has other rotations, shifts and poses.</param>
    internal AffinitySet(
        IReadOnlyList<TrainingSample> samples,
        IReadOnlyList<LowerPoses>? lower,
        TrainingOptions options,
        bool varies)
    {
        this.samples = samples;
        this.lower = lower;
        this.options = options;
        this.varies = varies;
        weights = AffinityRows.Weights([.. samples.Select(sample => sample.Source)]);
    }

    /// <inheritdoc/>
    public int Count => samples.Count * GroupSize;

    /// <inheritdoc/>
    public int GroupSize => 1 + Twins + Alternatives;

    /// <inheritdoc/>
    public int Twins => varies && options.Consistency > 0 ? 1 : 0;

    /// <inheritdoc/>
    public int Alternatives => lower is null ? 0 : 1;

    /// <inheritdoc/>
    public double InitialOutput => samples.Average(sample => sample.Source.Affinity!.Value);

    /// <inheritdoc/>
    public void Fill(int epoch, int index, Span<float> voxels, Span<float> targets)
    {
        var (row, place) = Math.DivRem(index, GroupSize);
        var sample = samples[row];
        var random = varies ? new Random(StableSeed.Of(sample.Source.Id, options.Seed, epoch, place)) : null;
        var complex = place > Twins ? lower![row].Draw(random!) : sample.Complex;
        SampleVoxels.Fill(complex, options, random, voxels);
        targets[0] = (float)sample.Source.Affinity!.Value;
    }

    /// <inheritdoc/>
    public float WeightOf(int index) =>
        index % GroupSize <= Twins ? (float)GroupSize / (1 + Twins) * weights[index / GroupSize] : 0;
}
