namespace Glimpse.Training.Loop;

/// <summary>What the output is trained to be.</summary>
public enum TrainingObjective
{
    /// <summary>The logit of a class: binary cross-entropy.</summary>
    Classification,

    /// <summary>A value: Huber loss.</summary>
    Regression,
}
