namespace Glimpse.Training.Loop;

/// <summary>How to train. A checkpoint can be resumed with the same options only.</summary>
public sealed record TrainingOptions
{
    /// <summary>Class or value.</summary>
    public required TrainingObjective Objective { get; init; }

    /// <summary>Voxels along each edge.</summary>
    public required int GridSize { get; init; }

    /// <summary>Epochs at most.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Samples a step.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>The highest learning rate.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>
    /// Share of all steps during which the learning rate rises linearly; afterwards it falls by a cosine.
    /// </summary>
    public double WarmUp { get; init; } = 0.05;

    /// <summary>The last learning rate as a fraction of the highest.</summary>
    public double FinalRate { get; init; } = 0.01;

    /// <summary>AdamW's decoupled weight decay, for kernels only.</summary>
    public double WeightDecay { get; init; } = 1e-2;

    /// <summary>Residual beyond which the loss of a regression is linear, in the target's unit.</summary>
    public double HuberDelta { get; init; } = 1;

    /// <summary>What the untrained network answers: for a regression the mean of the targets.</summary>
    public double InitialOutput { get; init; }

    /// <summary>
    /// Turn each sample as a whole by a rotation drawn evenly from all, another one each epoch.
    /// </summary>
    public bool Rotate { get; init; } = true;

    /// <summary>
    /// Shift the grid of each sample at random by up to so much along each axis (Å), another shift each epoch.
    /// </summary>
    public double Shift { get; init; }

    /// <summary>Hide the protein: its channels stay empty.</summary>
    public bool LigandOnly { get; init; }

    /// <summary>Epochs without a better validation loss after which training stops.</summary>
    public int Patience { get; init; } = 8;

    /// <summary>
    /// Pose classifier: what the choice of the right pose among a complex's docked ones counts beside the classes
    /// (listwise cross-entropy, Cao et al. 2007). Above 0 the last weights are kept, since no validation loss says how
    /// good the choice is.
    /// </summary>
    public double Choice { get; init; }

    /// <summary>
    /// Pose classifier: take right and wrong poses from all kinds together. Else each kind needs both, so that how a
    /// pose was made tells nothing.
    /// </summary>
    public bool JoinKinds { get; init; }

    /// <summary>
    /// Affinity: what it counts beside the affinities that a displaced, mirrored or docked pose of each complex be
    /// predicted lower than its own (log(1 + exp(margin - difference))); 0 for nothing.
    /// </summary>
    public double Ranking { get; init; }

    /// <summary>By how much it shall be lower, in the target's unit.</summary>
    public double RankingMargin { get; init; } = 1.5;

    /// <summary>
    /// What it counts that a complex gets the same number in another orientation (squared difference); 0 for nothing.
    /// </summary>
    public double Consistency { get; init; }

    /// <summary>Seed of the first weights, of the order of samples, of their rotations and shifts.</summary>
    public int Seed { get; init; } = 1;
}
