using System.Runtime.Versioning;
using Glimpse.Bridge.Explaining;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace Glimpse.Bridge.Hosting;

/// <summary>Runs a daemon in this process until a signal, a client or idleness ends it.</summary>
[SupportedOSPlatform("linux")]
internal static class DaemonHost
{
    /// <summary>How long logs and journals of builds that no longer run are kept.</summary>
    private static readonly TimeSpan FilesKept = TimeSpan.FromDays(30);

    /// <summary>What the end may take beside draining.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    /// <param name="folders">Where its files are.</param>
    /// <param name="settings">How it is set up.</param>
    /// <param name="models">Its models.</param>
    /// <param name="onReady">Called once it takes connections.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="time">The clock by which it ends when nobody needs it; null for the system's.</param>
    /// <exception cref="Core.GlimpseException">It can't start.</exception>
    public static async Task RunAsync(
        DaemonFolders folders,
        DaemonSettings settings,
        IModelSource models,
        Action onReady,
        CancellationToken cancellation,
        TimeProvider? time = null)
    {
        folders.Make();
        TryRemoveOldFiles(folders);
        await using var log = DaemonLog.Open(folders.Log, settings.Verbose, EnvironmentFault.Tell);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSerilog(log, dispose: false);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services.Configure<HostOptions>(options =>
            options.ShutdownTimeout = TimeSpan.FromSeconds(settings.DrainSeconds) + Grace);
        builder.Services.AddHostedService(services => new Daemon(
            folders,
            settings,
            models,
            log,
            services.GetRequiredService<IHostApplicationLifetime>(),
            time ?? TimeProvider.System));
        using var host = builder.Build();
        await using var ready = host
            .Services.GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStarted.Register(onReady);
        await host.RunAsync(cancellation);
    }

    private static void TryRemoveOldFiles(DaemonFolders folders)
    {
        try
        {
            folders.RemoveOlder(DateTime.UtcNow - FilesKept);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another daemon was quicker, or they aren't ours to remove.
        }
    }
}
