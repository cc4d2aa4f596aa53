using System.Diagnostics;
using System.Runtime.Versioning;
using Glimpse.Bridge.Hosting;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

public sealed class DaemonLogTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void What_is_logged_steers_no_terminal_and_forges_no_line()
    {
        var told = new List<string>();
        using (var log = DaemonLog.Open(scratch.In("daemon-.log"), verbose: true, told.Add))
            log.Information("ended: {Error:l}", "a\u001b[2J\u009b\r\n2026-01-01T00:00:00.000Z INF forged");
        var lines = File.ReadAllLines(Assert.Single(Directory.GetFiles(scratch.Path)));
        Assert.EndsWith("INF ended: a?[2J?", lines[0]);
        Assert.Equal("    2026-01-01T00:00:00.000Z INF forged", lines[1]);
        Assert.Equal(2, lines.Length);
        Assert.Empty(told);
    }

    [Theory]
    [InlineData("mkfifo \"$0\"")]
    [InlineData("mkdir \"$0\"")]
    [InlineData("ln -s /dev/zero \"$0\"")]
    [InlineData("ln -s nowhere \"$0\"")]
    public async Task What_is_no_file_in_the_place_of_the_days_log_is_told_once_and_neither_opened_nor_waited_for(
        string make)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");
        foreach (var day in (DateTime[])[DateTime.Now, DateTime.Now.AddDays(1)]) // It may be about midnight.
            await RunAsync(make, scratch.In($"daemon-{day:yyyyMMdd}.log"));
        var before = Directory.GetFileSystemEntries(scratch.Path);
        var told = new List<string>();
        await Task.Run(() =>
        {
            using var log = DaemonLog.Open(scratch.In("daemon-.log"), verbose: true, told.Add);
            log.Information("one");
            log.Information("two");
        }, TestContext.Current.CancellationToken).GuardedAsync();
        Assert.EndsWith(
            ".log is no file: the daemon goes on without a log. Move it away, or make room on the disk.",
            Assert.Single(told));
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(scratch.Path).Order());
    }

    [Theory]
    [InlineData("_001")]
    [InlineData("_007")]
    public async Task A_pipe_in_the_place_of_the_log_that_follows_a_full_one_is_not_waited_for(string number)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");
        var told = new List<string>();
        await Task.Run(async () =>
        {
            using var log = DaemonLog.Open(scratch.In("daemon-.log"), verbose: true, told.Add);
            log.Information(new string('x', DaemonLog.MostBytes));
            foreach (var full in Directory.GetFiles(scratch.Path))
                await RunAsync("mkfifo \"$0\"", full.Replace(".log", number + ".log", StringComparison.Ordinal));
            log.Information("one");
            log.Information("two");
            Assert.EndsWith($"{number}.log is no file: the daemon goes on without a log. Move it away, or make room on "
                + "the disk.", Assert.Single(told));
            foreach (var pipe in Directory.GetFiles(scratch.Path, $"*{number}.log"))
                File.Delete(pipe);
            log.Information("three");
        }, TestContext.Current.CancellationToken).GuardedAsync();
        Assert.Single(told);
        Assert.Contains(
            Directory.GetFiles(scratch.Path, "*_001.log"),
            file => File.ReadAllText(file).EndsWith("INF three\n", StringComparison.Ordinal));
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void A_folder_of_logs_that_cannot_be_read_is_told_once()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "needs a folder that this user can't read");
        Directory.CreateDirectory(scratch.In("logs"), UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var told = new List<string>();
        using (var log = DaemonLog.Open(scratch.In("logs/daemon-.log"), verbose: true, told.Add))
        {
            log.Information("one");
            log.Information("two");
        }

        File.SetUnixFileMode(
            scratch.In("logs"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.StartsWith("the log's folder can't be read (", Assert.Single(told));
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_told_once()
    {
        var told = new List<string>();
        using (var log = DaemonLog.Open(scratch.Write("file", "") + "/daemon-.log", verbose: true, told.Add))
        {
            log.Information("one");
            log.Information("two");
        }

        Assert.StartsWith("the log can't be written (", Assert.Single(told));
    }

    [Fact]
    public async Task A_daemon_without_a_log_serves_and_ends_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");
        await using var glimpse = new GlimpseProcesses();
        var state = Path.Combine(glimpse.StateFolder, "glimpse-bridge");
        Directory.CreateDirectory(state);
        foreach (var day in (DateTime[])[DateTime.Now, DateTime.Now.AddDays(1)])
            await RunAsync("mkfifo \"$0\"", Path.Combine(state, $"daemon-{BuildId.Current}-{day:yyyyMMdd}.log"));
        await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        var (code, _, error) = await glimpse.RunAsync("stop", "--now");
        Assert.Equal((0, "the daemon has ended"), (code, error.Trim()));
        Assert.Contains(
            ".log is no file: the daemon goes on without a log.",
            await File.ReadAllTextAsync(
                Path.Combine(state, "daemon.err"),
                TestContext.Current.CancellationToken));
    }

    private static async Task RunAsync(string shell, string argument)
    {
        using var process = Process.Start("/bin/sh", ["-c", shell, argument])!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
