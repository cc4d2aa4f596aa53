using System.Net.Sockets;
using System.Text;
using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>Processes that start together, are killed, or crash.</summary>
public sealed class RecoveryTests
{
    private const int Signal = 128; // What is added to the number of a signal to make an exit code.

    public RecoveryTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    [Fact]
    public async Task Twenty_who_connect_at_once_reach_one_daemon_five_times_over()
    {
        await using var glimpse = new GlimpseProcesses();
        var seen = new HashSet<int>();
        for (var round = 0; round < 5; round++)
        {
            var reached = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(_ => Task.Run(() => glimpse.DaemonOfAsync(glimpse.Connect().Client))));
            var daemon = Assert.Single(reached.Distinct());
            Assert.True(seen.Add(daemon), "the daemon of the round before was reached");
            await GlimpseProcesses.CrashAsync("KILL", daemon);
        }
    }

    [Fact]
    public async Task Twenty_clients_killed_in_the_middle_of_their_jobs_leave_nothing()
    {
        await using var glimpse = new GlimpseProcesses();
        var watcher = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(watcher);
        await watcher.CallAsync("explain", GlimpseProcesses.Request(steps: 1));
        var before = await GlimpseProcesses.StatusWhenAsync(watcher, _ => true);
        for (var i = 0; i < 20; i++)
        {
            var (process, client) = glimpse.Connect();
            await client.InitializeAsync();
            await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.LongRequest());
            process.Kill();
            await GlimpseProcesses.StatusWhenAsync(
                watcher,
                status =>
                    Count(status, "running") + Count(status, "waiting") == 0
                    && status["connections"]!.GetValue<int>() == 1);
        }

        var after = await GlimpseProcesses.StatusWhenAsync(
            watcher,
            status => status["liveTensors"]!.GetValue<long>() == before["liveTensors"]!.GetValue<long>());
        Assert.Equal((20, 1), (Count(after, "cancelled"), after["results"]!.GetValue<int>()));

        // The runtime opens some of its own as it goes; what a client leaves would be twenty.
        Assert.InRange(after["descriptors"]!.GetValue<int>(), 0, before["descriptors"]!.GetValue<int>() + 19);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_is_missed_at_once_and_replaced_by_the_next_call()
    {
        await using var glimpse = new GlimpseProcesses();
        var (process, client) = glimpse.Connect();
        var daemon = await glimpse.DaemonOfAsync(client);
        await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.LongRequest());
        await GlimpseProcesses.SignalAsync("KILL", daemon);
        await Assert.ThrowsAsync<EndOfStreamException>(() => client.AnswerAsync(1000));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.NotEqual(0, process.ExitCode);
        var again = glimpse.Connect().Client;
        Assert.NotEqual(daemon, await glimpse.DaemonOfAsync(again));
        var answer = await again.CallAsync("explain", GlimpseProcesses.Request(steps: 2));
        Assert.NotNull(answer["result"]);
    }

    [Fact]
    public async Task A_request_on_which_it_crashed_twice_is_refused_and_others_are_not()
    {
        await using var glimpse = new GlimpseProcesses();
        foreach (var signal in new[] { "SEGV", "ABRT" })
        {
            var client = glimpse.Connect().Client;
            var daemon = await glimpse.DaemonOfAsync(client);
            await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.LongRequest());
            await GlimpseProcesses.CrashAsync(signal, daemon);
            await Assert.ThrowsAsync<EndOfStreamException>(() => client.AnswerAsync(1000));
        }

        var third = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(third);
        var answer = await third.CallAsync("explain", GlimpseProcesses.LongRequest());
        Assert.Equal(ErrorCodes.CrashedBefore, answer["error"]!["code"]!.GetValue<int>());
        Assert.NotNull((await third.CallAsync("explain", GlimpseProcesses.Request(steps: 2)))["result"]);
    }

    [Fact]
    public async Task So_it_is_when_it_crashes_in_the_foreground()
    {
        await using var glimpse = new GlimpseProcesses();
        foreach (var (signal, number) in new[] { ("SEGV", 11), ("ABRT", 6) })
        {
            var serving = await glimpse.ServeAsync();
            var client = glimpse.Connect().Client;
            var daemon = await glimpse.DaemonOfAsync(client);
            await GlimpseProcesses.BeginAsync(client, GlimpseProcesses.LongRequest());
            await GlimpseProcesses.CrashAsync(signal, daemon);
            await serving.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
            Assert.Equal(Signal + number, serving.ExitCode);
        }

        var third = await glimpse.ServeAsync();
        var last = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(last);
        Assert.Equal(
            ErrorCodes.CrashedBefore,
            (await last.CallAsync("explain", GlimpseProcesses.LongRequest()))["error"]!["code"]!.GetValue<int>());
        await GlimpseProcesses.SignalAsync("TERM", third.Id);
        await third.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.Equal(0, third.ExitCode);
    }

    [Fact]
    public async Task In_the_foreground_it_ends_with_whoever_runs_it()
    {
        await using var glimpse = new GlimpseProcesses();
        var serving = await glimpse.ServeAsync();
        var client = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(client);
        serving.Kill();
        Assert.Null(await client.ReadAsync());
    }

    [Fact]
    public async Task Systemd_is_told_when_it_is_ready_and_when_it_ends()
    {
        using var scratch = new ScratchFolder();
        await using var glimpse = new GlimpseProcesses();
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(scratch.In("notify")));
        glimpse.Variables["NOTIFY_SOCKET"] = scratch.In("notify");
        var serving = await glimpse.ServeAsync();
        Assert.Equal("READY=1", await HeardAsync(systemd));
        await GlimpseProcesses.SignalAsync("TERM", serving.Id);
        Assert.Equal("STOPPING=1", await HeardAsync(systemd));
        await serving.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        Assert.Equal(0, serving.ExitCode);
    }

    private static int Count(System.Text.Json.Nodes.JsonNode status, string jobs) =>
        status["jobs"]![jobs]!.GetValue<int>();

    private static async Task<string> HeardAsync(Socket systemd)
    {
        var bytes = new byte[100];
        var count = await systemd.ReceiveAsync(bytes, TestContext.Current.CancellationToken).AsTask().GuardedAsync();
        return Encoding.ASCII.GetString(bytes, 0, count);
    }
}
