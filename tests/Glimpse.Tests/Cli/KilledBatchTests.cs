using System.Diagnostics;
using System.Text.RegularExpressions;
using Glimpse.Bridge.Cli;
using Glimpse.Tests.Daemon;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>The program as a process that is killed at work; <c>bench/resume.py</c> is the long form.</summary>
public sealed partial class KilledBatchTests : IDisposable
{
    private const int Ligands = 16;

    /// <summary>A kill each, as soon as so many ligands are done and some milliseconds have gone.</summary>
    private static readonly (int Done, int Milliseconds)[] Kills = [(0, 0), (2, 3), (5, 11), (9, 29)];

    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(10);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_batch_that_was_killed_and_went_on_leaves_what_an_undisturbed_one_leaves()
    {
        scratch.Write(
            "poses.sdf",
            string.Concat(Enumerable.Range(1, Ligands).Select(i => Benzene.Record($"p{i}", shift: 0.05 * i))));
        var guard = Stopwatch.StartNew();
        using (var undisturbed = Start("whole"))
            await undisturbed
                .WaitForExitAsync(TestContext.Current.CancellationToken)
                .WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        foreach (var (done, milliseconds) in Kills)
        {
            using var process = Start("out", "--resume");
            while (Complete("out") < done && !process.HasExited && guard.Elapsed < HangGuard)
                await Task.Delay(1, TestContext.Current.CancellationToken);
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            Assert.False(process.HasExited);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var killedAt = Complete("out");
        Assert.InRange(killedAt, 9, Ligands - 1);
        using var last = Start("out", "--resume");
        var said = await last
            .StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(HangGuard, TestContext.Current.CancellationToken);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("taken over from an earlier run", said);
        Assert.Equal(Content("whole"), Content("out"));
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("TERM")]
    public async Task A_batch_that_is_told_to_end_as_its_terminal_does_lists_what_is_complete(string signal)
    {
        using var process = await StartedAsync("out");
        await GlimpseProcesses.SignalAsync(signal, process.Id);
        await EndAsync(process);
        Assert.Equal(ExitCode.Cancelled, process.ExitCode);
        Assert.True(File.Exists(scratch.In("out/series.csv")));
        Assert.Empty(Directory.GetFiles(scratch.In("out"), ".glimpse-*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_batch_that_nohup_started_outlives_its_terminal()
    {
        using var process = await StartedAsync("out", "sh", "-c", "trap '' HUP; exec \"$@\"", "sh");
        await GlimpseProcesses.SignalAsync("HUP", process.Id);
        await EndAsync(process);
        Assert.Equal(ExitCode.Done, process.ExitCode);
        Assert.Equal(Ligands, Complete("out"));
    }

    /// <summary>The progress bar has a thread of its own, which can't draw any more.</summary>
    [Fact]
    public async Task A_batch_whose_screen_is_closed_lists_what_is_complete()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script, of Debian's bsdutils");
        var number = scratch.In("pid");
        using var screen = await StartedAsync(
            "out",
            "sh",
            "-c",
            $"exec script -qec \"echo \\$\\$ >'{number}'; exec $*\" /dev/null",
            "sh");
        var process = (await File.ReadAllTextAsync(number, TestContext.Current.CancellationToken)).Trim();
        var command = $"/proc/{process}/cmdline";
        screen.Kill();
        for (var guard = Stopwatch.StartNew(); IsRunning(command) && guard.Elapsed < HangGuard;)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.False(IsRunning(command));
        Assert.InRange(Complete("out"), 2, Ligands - 1);
        var rows = await File.ReadAllLinesAsync(scratch.In("out/series.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(Complete("out"), rows.Length - 1);
        Assert.True(File.Exists(scratch.In("out/series.json")));
        Assert.Empty(Directory.GetFiles(scratch.In("out"), ".glimpse-*", SearchOption.AllDirectories));
    }

    private static bool IsRunning(string command)
    {
        try
        {
            return File.ReadAllText(command).Length > 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task<Process> StartedAsync(string folder, params string[] shell)
    {
        scratch.Write(
            "poses.sdf",
            string.Concat(Enumerable.Range(1, Ligands).Select(i => Benzene.Record($"p{i}", shift: 0.05 * i))));
        var process = Start(shell, folder);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        for (var guard = Stopwatch.StartNew(); Complete(folder) < 2 && !process.HasExited && guard.Elapsed < HangGuard;)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        Assert.False(process.HasExited);
        return process;
    }

    private static Task EndAsync(Process process) =>
        process
            .WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(HangGuard, TestContext.Current.CancellationToken);

    private int Complete(string folder) =>
        Directory.Exists(scratch.In(folder))
            ? Directory.GetFiles(scratch.In(folder), "summary.json", SearchOption.AllDirectories).Length
            : 0;

    private Process Start(string folder, params string[] more) => Start([], folder, more);

    private Process Start(string[] shell, string folder, params string[] more)
    {
        string[] command =
            [
                .. shell,
                "dotnet",
                Path.Combine(AppContext.BaseDirectory, "glimpse.dll"),
                "explain",
                "--protein",
                Fixture.PathOf("1hpv.pdb"),
                "--ligands",
                scratch.In("poses.sdf"),
                "--model",
                "kdeep",
                "--steps",
                "20",
                "--maps",
                "npy",
                "--out",
                scratch.In(folder),
                .. more,
            ];
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private SortedDictionary<string, string> Content(string folder) =>
        new(
            Directory
                .GetFiles(scratch.In(folder), "*", SearchOption.AllDirectories)
                .ToDictionary(
                    file => Path.GetRelativePath(scratch.In(folder), file),
                    file => Milliseconds().Replace(File.ReadAllText(file, System.Text.Encoding.Latin1), "")),
            StringComparer.Ordinal);

    [GeneratedRegex("\"milliseconds\": ?[0-9.E+-]+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Milliseconds();
}
