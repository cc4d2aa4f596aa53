namespace Glimpse.Training.Data;

/// <summary>What a cluster of complexes is used for; a cluster is never divided.</summary>
internal enum DataPart
{
    /// <summary>The weights are fitted to it.</summary>
    Training,

    /// <summary>It decides when to stop.</summary>
    Validation,

    /// <summary>It is looked at once, for the figures of the model card.</summary>
    Test,
}
