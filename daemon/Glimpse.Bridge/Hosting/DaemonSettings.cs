using Glimpse.Core.Structures.Ligands;
using Glimpse.Models.Torch;

namespace Glimpse.Bridge.Hosting;

/// <summary>How a daemon is set up. <see cref="SettingsReader"/> says under which keys.</summary>
internal sealed record DaemonSettings
{
    /// <summary>What to compute on.</summary>
    public string Device { get; init; } = TorchDevice.Automatic;

    /// <summary>Threads of one operation on the processor; null for all.</summary>
    public int? Threads { get; init; }

    /// <summary>Minutes without clients and jobs after which the daemon ends; 0 for never.</summary>
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Seconds that jobs get to finish when the daemon is to end.</summary>
    public int DrainSeconds { get; init; } = 30;

    /// <summary>Megabytes of results that are kept.</summary>
    public int ResultMegabytes { get; init; } = 512;

    /// <summary>Most requests to explain that wait.</summary>
    public int QueuedRequests { get; init; } = 256;

    /// <summary>Most ligands or frames of one request.</summary>
    public int LigandsPerRequest { get; init; } = 1000;

    /// <summary>Most heavy atoms of a ligand or template.</summary>
    public int LigandAtoms { get; init; } = LigandSize.Most;

    /// <summary>Longest message, megabytes.</summary>
    public int MessageMegabytes { get; init; } = 64;

    /// <summary>True to log connections, too.</summary>
    public bool Verbose { get; init; }
}
