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

    [Fact]
    public async Task A_run_that_was_killed_counts_with_what_it_did_and_names_what_was_running()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "tests/run is a shell script");
        using var scratch = new ScratchFolder();
        scratch.Write("dotnet.log", Log);
        var script = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), "..", "run"));
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (
            var argument in (string[])
                [
                    "-c",
                    "source \"$1\"; count_xunit dotnet \"$2/nosuch.xml\" 124 \"$2/dotnet.log\"; echo $passed $failed "
                        + "$skipped",
                    "bash",
                    script,
                    scratch.Path,
                ])
            start.ArgumentList.Add(argument);
        using var bash = Process.Start(start)!;
        var said = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            "FAILED: dotnet: the test program broke off (exit code 124); what ran until then counts\nwas running: "
                + "A.hangs(x: \" y\")\n1 2 1\n",
            said);
    }
}
