using System.Diagnostics;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Explaining;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>The program as a process of its own.</summary>
public sealed class ExecutableTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task The_exit_code_reaches_the_shell_and_faults_go_to_stderr()
    {
        var (code, output, error) = await ShellAsync("$GLIMPSE explain none.pdb --model nosuch --out out");
        Assert.Equal((ExitCode.BadUsage, ""), (code, output));
        Assert.StartsWith("error: There is no model 'nosuch'", error);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_seen_in_a_name()
    {
        var (code, _, error) = await ShellAsync("$GLIMPSE explain none.pdb --model m --out \"$(printf 'r\\351')\"");
        Assert.Equal(ExitCode.BadUsage, code);
        Assert.StartsWith("error: --out 'r\uFFFD' isn't UTF-8", error);
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_fault()
    {
        var (code, output, error) = await ShellAsync(
            "(trap '' PIPE; sleep 0.3; $GLIMPSE explain --help; echo $? >&2) | true");
        Assert.Equal((0, "", "0\n"), (code, output, error));
    }

    [Theory]
    [InlineData("$GLIMPSE explain --help >/dev/full", "No space left on device")]
    [InlineData("ulimit -n 60; $GLIMPSE explain --help >/dev/null", "(ulimit -n")]
    [InlineData("ulimit -n 60; $GLIMPSE connect </dev/null", "(ulimit -n")]
    public async Task What_the_machine_denies_is_said_and_is_no_fault_of_the_program(string line, string expected)
    {
        var (code, _, error) = await ShellAsync(line);
        Assert.Equal(ExitCode.BadInput, code);
        Assert.StartsWith("error: ", error);
        Assert.Contains(expected, error);
        Assert.DoesNotContain("open an issue", error);
    }

    /// <summary>With fewer still, .NET doesn't come as far as to the program.</summary>
    [Fact]
    public async Task However_few_files_may_be_open_the_program_doesnt_crash()
    {
        var (_, _, error) = await ShellAsync(
            "for n in 22 24 25 26 27 28 29 30 31 32 34 36 38 40; do (ulimit -n $n; $GLIMPSE explain --help); done");
        Assert.Contains("(ulimit -n", error);
        Assert.DoesNotContain("at Glimpse.", error);
    }

    [Fact]
    public void A_stack_that_is_too_small_is_no_fault_of_the_program() =>
        Assert.Contains(
            "(ulimit -s",
            EnvironmentFault.Of(new InsufficientExecutionStackException())!.Value.Remedy,
            StringComparison.Ordinal);

    [Fact]
    public void A_thread_that_cannot_be_started_is_no_fault_of_the_program() =>
        Assert.Contains(
            "(ulimit -n",
            EnvironmentFault.Of(new TaskSchedulerException("no descriptor"))!.Value.Remedy,
            StringComparison.Ordinal);

    [Fact]
    public async Task Where_nobody_can_be_told_the_exit_code_tells() =>
        Assert.Equal(ExitCode.BadInput, (await ShellAsync("$GLIMPSE explain --help >/dev/full 2>&1")).Code);

    /// <summary>Runs a line of shell in an empty folder, in which $GLIMPSE is the program.</summary>
    private static async Task<(int Code, string Output, string Error)> ShellAsync(string line)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        using var scratch = new ScratchFolder();
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            WorkingDirectory = scratch.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GLIMPSE"] = $"dotnet {Path.Combine(AppContext.BaseDirectory, "glimpse.dll")}";
        using var guard = new CancellationTokenSource(HangGuard);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(guard.Token);
        var error = process.StandardError.ReadToEndAsync(guard.Token);
        await process.WaitForExitAsync(guard.Token);
        return (process.ExitCode, await output, await error);
    }
}
