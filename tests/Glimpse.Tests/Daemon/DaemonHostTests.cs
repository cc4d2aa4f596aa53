using System.Net.Sockets;
using System.Runtime.Versioning;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>The daemon with its socket, lock and log, in this process.</summary>
[SupportedOSPlatform("linux")]
public sealed class DaemonHostTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public DaemonHostTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task It_serves_its_user_on_a_private_socket_and_takes_it_away_at_the_end()
    {
        var folders = Folders("a");
        await using (await RunningDaemon.StartAsync(folders))
        {
            Assert.Equal(UnixFile.PrivateFile, File.GetUnixFileMode(folders.Socket));
            Assert.Equal(UnixFile.PrivateFolder, File.GetUnixFileMode(folders.Runtime));
            using var client = (await DaemonClient.TryOpenAsync(folders, TestContext.Current.CancellationToken))!;
            var status = await client.StatusAsync(TestContext.Current.CancellationToken);
            Assert.Equal((Environment.ProcessId, 1), (status.ProcessId, status.Connections));
            Assert.Equal("a", client.Answer.Build);
        }

        Assert.False(File.Exists(folders.Socket));
        var log = Assert.Single(Directory.GetFiles(folders.State, "*.log"));
        Assert.Equal(UnixFile.PrivateFile, File.GetUnixFileMode(log));
        Assert.Contains("build a", await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_one_of_the_same_build_is_refused_and_harms_nothing()
    {
        var folders = Folders("a");
        await using var first = await RunningDaemon.StartAsync(folders);
        var fault = await Assert.ThrowsAsync<GlimpseException>(() => RunningDaemon.StartAsync(folders));
        Assert.Contains("runs already", fault.Message);
        using var client = await DaemonClient.TryOpenAsync(folders, TestContext.Current.CancellationToken);
        Assert.NotNull(client);
    }

    [Fact]
    public async Task Two_builds_run_side_by_side()
    {
        await using var old = await RunningDaemon.StartAsync(Folders("a"));
        await using var young = await RunningDaemon.StartAsync(Folders("b"));
        foreach (var build in new[] { "a", "b" })
        {
            using var client = (
                await DaemonClient.TryOpenAsync(Folders(build), TestContext.Current.CancellationToken)
            )!;
            Assert.Equal(build, client.Answer.Build);
        }
    }

    [Fact]
    public async Task A_stale_socket_is_replaced()
    {
        var folders = Folders("a");
        folders.Make();
        using (var stale = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
            stale.Bind(new UnixDomainSocketEndPoint(folders.Socket));
        await File.WriteAllTextAsync(folders.InstanceLock, "", TestContext.Current.CancellationToken);
        Assert.Null(await DaemonClient.TryOpenAsync(folders, TestContext.Current.CancellationToken));
        await using var daemon = await RunningDaemon.StartAsync(folders);
        using var client = await DaemonClient.TryOpenAsync(folders, TestContext.Current.CancellationToken);
        Assert.NotNull(client);
    }

    [Fact]
    public async Task A_client_may_end_it_and_gets_its_answer_first()
    {
        var folders = Folders("a");
        await using var daemon = await RunningDaemon.StartAsync(folders);
        using var client = (await DaemonClient.TryOpenAsync(folders, TestContext.Current.CancellationToken))!;
        Assert.Equal(0, (await client.ShutdownAsync(drain: true, TestContext.Current.CancellationToken)).Pending);
        await daemon.Ended.GuardedAsync();
        await client.WaitForEndAsync(TestContext.Current.CancellationToken).GuardedAsync();
    }

    [Fact]
    public void A_folder_that_is_a_link_is_refused()
    {
        Directory.CreateDirectory(scratch.In("elsewhere"));
        File.CreateSymbolicLink(scratch.In("run"), scratch.In("elsewhere"));
        Assert.Contains(
            "is a link",
            Assert.Throws<GlimpseException>(() => UnixFile.MakePrivateFolder(scratch.In("run"))).Message);
    }

    [Fact]
    public void A_folder_of_somebody_else_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to make a folder of another user");
        using var made = System.Diagnostics.Process.Start("install", ["-d", "-o", "65534", scratch.In("run")]);
        made.WaitForExit();
        Assert.Contains(
            "belongs to user 65534",
            Assert.Throws<GlimpseException>(() => UnixFile.MakePrivateFolder(scratch.In("run"))).Message);
    }

    [Fact]
    public void An_open_folder_of_ones_own_is_closed()
    {
        Directory.CreateDirectory(scratch.In("run"));
        UnixFile.MakePrivateFolder(scratch.In("run"));
        Assert.Equal(UnixFile.PrivateFolder, File.GetUnixFileMode(scratch.In("run")));
    }

    [Fact]
    public void Of_many_who_want_a_lock_one_gets_it_and_the_next_when_it_lets_go()
    {
        var path = scratch.In("lock");
        var taken = Enumerable
            .Range(0, 20)
            .AsParallel()
            .WithDegreeOfParallelism(20)
            .Select(_ => FileLock.TryTake(path))
            .ToList();
        using (var held = Assert.Single(taken, one => one is not null))
            Assert.Null(FileLock.TryTake(path));
        using var next = FileLock.TryTake(path);
        Assert.NotNull(next);
    }

    private DaemonFolders Folders(string build) => new(scratch.In("run"), scratch.In("state"), build);
}
