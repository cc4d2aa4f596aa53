using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Jobs;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Rpc;

/// <summary>What every session of a daemon shares.</summary>
/// <param name="Build">Which build the daemon is.</param>
/// <param name="Device">The device as configured.</param>
/// <param name="Limits">What it takes at once.</param>
/// <param name="Memory">What all connections together may have on the way.</param>
/// <param name="Models">Models to describe.</param>
/// <param name="Jobs">What explains.</param>
/// <param name="Latencies">How long calls take.</param>
/// <param name="Status">Says how the daemon fares.</param>
/// <param name="Shutdown">Ends the daemon; true to let it finish what is queued.</param>
/// <param name="OnFault">Told of faults of the program.</param>
internal sealed record DaemonServices(
    string Build,
    string Device,
    WireLimits Limits,
    MemoryBudget Memory,
    IModelSource Models,
    JobBoard Jobs,
    Latencies Latencies,
    Func<DaemonStatus> Status,
    Action<bool> Shutdown,
    Action<Exception> OnFault);
