namespace Glimpse.Training.Evaluation;

/// <summary>What a model is for, and so what it is judged by.</summary>
public enum EvaluatedTask
{
    /// <summary>Predicts pK.</summary>
    Affinity,

    /// <summary>Tells a pose near the crystal's from one far away.</summary>
    Pose,

    /// <summary>Tells a pose that overlaps the protein from one that doesn't.</summary>
    Clash,
}
