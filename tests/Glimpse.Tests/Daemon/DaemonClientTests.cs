using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Glimpse.Bridge.Hosting;
using Glimpse.Core;
using Glimpse.Protocol;
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

    [Theory]
    [InlineData("", "Unable to write data")]
    [InlineData("256 clients are connected already.", "256 clients are connected already.")]
    public async Task What_one_said_before_it_hung_up_is_told_though_nothing_can_be_written(string said, string told)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var connected = (await DaemonConnector.TryConnectAsync(folders.Socket, cancellation))!;
        using (var daemon = await listener.AcceptAsync(_ => { }, cancellation).GuardedAsync())
        {
            if (said.Length > 0)
                await daemon.SendAsync(Refusal(said), cancellation);
        }

        var talking = DaemonClient.IntroduceAsync(new ReadOnceWritten(connected), HangGuard.Patience, cancellation);
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => talking.GuardedAsync());
        Assert.StartsWith(told, fault.Message);
        Assert.Equal(said.Length > 0 ? "Close some." : null, (fault as GlimpseException)?.Remedy);
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

    private static byte[] Refusal(string message)
    {
        var data = new { kind = "limit-exceeded", remedy = "Close some.", where = (string?)null };
        var error = new { code = ErrorCodes.LimitExceeded, message, data };
        var body = JsonSerializer.Serialize(new { jsonrpc = "2.0", id = (int?)null, error });
        return Encoding.UTF8.GetBytes($"Content-Length: {body.Length}\r\n\r\n{body}");
    }

    /// <summary>Reads nothing before this side has tried to write.</summary>
    private sealed class ReadOnceWritten(Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        private readonly TaskCompletionSource tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default)
        {
            try
            {
                await base.WriteAsync(buffer, cancellationToken);
            }
            finally
            {
                tried.TrySetResult();
            }
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default)
        {
            await tried.Task.WaitAsync(cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
