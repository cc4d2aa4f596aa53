using System.Diagnostics;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Sources;

/// <summary><c>tests/run</c>, which adds up what all runners did.</summary>
public sealed class TestRunTests
{
    private const string Log = """
          Starting:    Glimpse.Tests
            A.passes [STARTING]
            A.passes [FINISHED] Time: 0.1s
            A.fails [STARTING]
            A.fails [FAIL]
              Assert.True() Failure
            A.fails [FINISHED] Time: 0.2s
            A.is_skipped [STARTING]
            A.is_skipped [SKIP]
            A.is_skipped [FINISHED] Time: 0s
            A.hangs(x: " y") [STARTING]
        """;

    private static string Script => Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", "run"));

    [Fact]
    public async Task A_run_that_was_killed_counts_with_what_it_did_and_names_what_was_running()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "tests/run is a shell script");
        using var scratch = new ScratchFolder();
        scratch.Write("dotnet.log", Log);
        var said = await BashAsync(
            "-c",
            "source \"$1\"; count_xunit dotnet \"$2/nosuch.xml\" 124 \"$2/dotnet.log\"; sum_up",
            "bash",
            Script,
            scratch.Path);
        Assert.Equal(
            """
            FAILED: dotnet: the test program broke off (exit code 124); what ran until then counts
            was running: A.hangs(x: " y")
            failed: dotnet A.fails: Assert.True() Failure
            failed: dotnet: the test program broke off (exit code 124); what ran until then counts
            1 passed, 2 failed, 1 skipped

            """,
            said);
    }

    [Fact]
    public async Task What_failed_is_named_again_before_the_last_line()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "tests/run is a shell script");
        using var scratch = new ScratchFolder();
        scratch.Write("dotnet.xml", """<assembly id="1" errors="1" failed="1" passed="1" skipped="1" total="3">""");
        scratch.Write(
            "dotnet.log",
            Log
                + """

                    [Test Class Cleanup Failure (A)] System.IO.IOException
                      System.IO.IOException : not empty
                """);
        scratch.Write(
            "client.tap",
            "ok - runs\nnot ok - hangs # TimeoutError: 5 s # late\nok - rests # SKIP a reason\n1..3\n");
        var said = await BashAsync(
            "-c",
            "source \"$1\"; count_xunit dotnet \"$2/dotnet.xml\" 1 \"$2/dotnet.log\"; "
                + "count_tap client \"$2/client.tap\" 1 >/dev/null; sum_up",
            "bash",
            Script,
            scratch.Path);
        Assert.Equal(
            """
            failed: dotnet A.fails: Assert.True() Failure
            failed: dotnet [Test Class Cleanup Failure (A)] System.IO.IOException: System.IO.IOException : not empty
            failed: client hangs: TimeoutError: 5 s # late
            2 passed, 3 failed, 2 skipped

            """,
            said);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nosuch")]
    public async Task A_part_that_there_is_not_is_named_with_those_that_there_are(string part)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "tests/run is a shell script");
        Assert.StartsWith($"no part '{part}'; the parts are: dotnet ", await BashAsync(Script, part));
    }

    private static async Task<string> BashAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec 2>&1; exec bash \"$@\"", "bash", .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var bash = Process.Start(start)!;
        return await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
