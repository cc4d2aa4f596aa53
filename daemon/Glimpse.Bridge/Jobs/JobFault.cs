namespace Glimpse.Bridge.Jobs;

/// <summary>Why a job isn't taken.</summary>
internal enum JobFault
{
    /// <summary>Too many wait.</summary>
    QueueFull,

    /// <summary>The daemon is about to end.</summary>
    ShuttingDown,

    /// <summary>The daemon crashed twice on it.</summary>
    CrashedBefore,
}
