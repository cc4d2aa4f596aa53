namespace Glimpse.Training.Loop;

/// <summary>
/// Samples to train on or to validate with. A sample depends on epoch and index alone, so that a training that was
/// interrupted goes on as if it hadn't been. Called from one background thread.
/// </summary>
public interface ITrainingSet
{
    /// <summary>Samples in an epoch.</summary>
    int Count { get; }

    /// <summary>Samples that stay together and in order; <see cref="Count"/> is a multiple of it.</summary>
    int GroupSize => 1;

    /// <summary>
    /// The last so many of each group are alternatives. Of those of a class the network shall choose the one with the
    /// largest target, and at least one target is above 0; of those of a value each shall lie below the group's first.
    /// </summary>
    int Alternatives => 0;

    /// <summary>
    /// The first so many of each group come once more, in other orientations, right behind themselves.
    /// </summary>
    int Twins => 0;

    /// <summary>What to answer knowing nothing: the mean target of a regression, 0 for a class.</summary>
    double InitialOutput => 0;

    /// <summary>Numbers that the network shall answer with.</summary>
    int Targets => 1;

    /// <summary>Makes one sample.</summary>
    /// <param name="epoch">Epoch from 0, for sets that vary their samples; validation always asks for epoch 0.</param>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <param name="voxels">To be filled: [channel, x, y, z], z fastest; holds zeros.</param>
    /// <param name="targets">To be filled, <see cref="Targets"/> of them: 0 or 1 for classification, the value for
    /// regression.</param>
    void Fill(int epoch, int index, Span<float> voxels, Span<float> targets);

    /// <summary>How much a sample counts in the loss; 1 on average.</summary>
    float WeightOf(int index) => 1;
}
