using System.Runtime.Versioning;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>What <c>status</c>, <c>stop</c> and <c>doctor</c> do before a daemon that is ill.</summary>
[SupportedOSPlatform("linux")]
public sealed class DaemonClientTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly DaemonFolders folders;
    private readonly SocketListener listener;

    public DaemonClientTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");
        folders = new DaemonFolders(scratch.In("run"), scratch.In("state"), "a");
        folders.Make();
        listener = SocketListener.Open(folders.Socket);
    }

    public void Dispose()
    {
        listener.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public async Task A_daemon_that_does_not_answer_is_an_error_and_no_wait_for_ever()
    {
        var fault = await Assert.ThrowsAsync<GlimpseException>(() =>
            DaemonClient
                .TryOpenAsync(folders, TestContext.Current.CancellationToken, TimeSpan.FromMilliseconds(50))
                .GuardedAsync());
        Assert.Equal(
            (GlimpseErrorCode.Environment, "The daemon doesn't answer initialize within 0.05 s."),
            (fault.Code, fault.Message));
    }

    [Fact]
    public async Task A_daemon_that_hangs_up_is_an_error_that_says_so()
    {
        var opening = DaemonClient.TryOpenAsync(folders, TestContext.Current.CancellationToken);
        (await listener.AcceptAsync(_ => { }, TestContext.Current.CancellationToken).GuardedAsync()).Dispose();
        var fault = await Assert.ThrowsAsync<GlimpseException>(() => opening.GuardedAsync());
        Assert.Contains("ended the connection", fault.Message);
    }

    [Fact]
    public async Task One_that_is_about_to_end_is_still_reached_by_stop_and_by_nobody_else()
    {
        Assert.Empty(SocketListener.HiddenBeside(folders.Socket));
        listener.Hide();
        Assert.Null(await DaemonClient.TryOpenAsync(folders, TestContext.Current.CancellationToken));
        Assert.Single(SocketListener.HiddenBeside(folders.Socket));
        var all = DaemonClient.OpenAllAsync(folders, TestContext.Current.CancellationToken);
        (await listener.AcceptAsync(_ => { }, TestContext.Current.CancellationToken).GuardedAsync()).Dispose();
        await Assert.ThrowsAsync<GlimpseException>(() => all.GuardedAsync());
    }
}
