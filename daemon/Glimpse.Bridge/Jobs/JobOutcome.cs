namespace Glimpse.Bridge.Jobs;

/// <summary>What became of a job.</summary>
internal enum JobOutcome
{
    /// <summary>Answered.</summary>
    Done,

    /// <summary>Answered from results kept.</summary>
    FromCache,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Cancelled, or its client went away.</summary>
    Cancelled,
}
