using System.Diagnostics;
using System.Runtime.Versioning;
using Glimpse.Bridge.Hosting;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>When a daemon that nobody needs ends.</summary>
public sealed class IdleEndTests
{
    private const int Minutes = 30;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(Minutes);

    private readonly ManualTime time = new();

    [Fact]
    public async Task Nobody_has_needed_it_when_that_has_lasted_from_the_last_who_did()
    {
        var isNeeded = true;
        var waiting = Wait(() => isNeeded, TestContext.Current.CancellationToken);
        Pass(Longest);
        Pass(Longest);
        isNeeded = false;
        Pass(0.9 * Longest);
        Assert.False(waiting.IsCompleted);
        isNeeded = true;
        Pass(0.1 * Longest);
        isNeeded = false;
        Pass(0.9 * Longest);
        Assert.False(waiting.IsCompleted);
        Pass(0.1 * Longest);
        await waiting.GuardedAsync();
    }

    [Fact]
    public async Task Who_ends_it_before_is_heard()
    {
        using var end = new CancellationTokenSource();
        var waiting = Wait(() => false, end.Token);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.GuardedAsync());
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task A_daemon_outlasts_its_idle_time_while_a_client_is_there_and_ends_when_it_has_gone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");
        using var scratch = new ScratchFolder();
        var folders = new DaemonFolders(scratch.In("run"), scratch.In("state"), "a");
        await using var daemon = await RunningDaemon.StartAsync(
            folders,
            new DaemonSettings { IdleMinutes = Minutes, Verbose = true },
            time);
        using (var client = (await DaemonClient.TryOpenAsync(folders, TestContext.Current.CancellationToken))!)
        {
            Pass(3 * Longest);
            await client.StatusAsync(TestContext.Current.CancellationToken);
        }

        for (
            var guard = Stopwatch.StartNew();
            !daemon.Ended.IsCompleted && guard.Elapsed < HangGuard.Patience;
            await Task.Delay(10, TestContext.Current.CancellationToken))
            Pass(0.1 * Longest);
        await daemon.Ended.GuardedAsync();
        var log = await File.ReadAllTextAsync(
            Assert.Single(Directory.GetFiles(folders.State, "*.log")),
            TestContext.Current.CancellationToken);
        Assert.Contains(" closed", log);
        Assert.InRange(
            log.IndexOf("nobody has needed the daemon for 30 minutes", StringComparison.Ordinal),
            log.IndexOf(" closed", StringComparison.Ordinal),
            log.Length);
    }

    /// <summary>Without the test's own context, so that a tick is dealt with before more time passes.</summary>
    private Task Wait(Func<bool> isNeeded, CancellationToken end = default)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        return new IdleEnd(Longest, isNeeded, time).WaitAsync(end);
    }

    private void Pass(TimeSpan span)
    {
        const int Steps = 20;
        for (var step = 0; step < Steps; step++)
            time.Advance(span / Steps);
    }
}
