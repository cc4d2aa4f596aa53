using System.Runtime.Versioning;
using Glimpse.Bridge.Hosting;
using Glimpse.Tests.Cli;

namespace Glimpse.Tests.Daemon;

/// <summary>A daemon in this process, on a real socket, with a model known by heart.</summary>
[SupportedOSPlatform("linux")]
internal sealed class RunningDaemon : IAsyncDisposable
{
    private readonly CancellationTokenSource end = new();

    private RunningDaemon()
    {
    }

    /// <summary>Completed when the daemon has ended.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public static async Task<RunningDaemon> StartAsync(
        DaemonFolders folders,
        DaemonSettings? settings = null,
        TimeProvider? time = null)
    {
        var daemon = new RunningDaemon();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        daemon.Ended = DaemonHost.RunAsync(
            folders,
            settings ?? new DaemonSettings { DrainSeconds = 5 },
            new LinearModels(),
            ready.SetResult,
            daemon.end.Token,
            time);
        await (await Task.WhenAny(ready.Task, daemon.Ended));
        return daemon;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Ended;
        end.Dispose();
    }
}
