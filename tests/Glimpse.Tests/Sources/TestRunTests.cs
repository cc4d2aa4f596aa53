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
            "source \"$1\"; count_xunit dotnet \"$2/nosuch.xml\" 124 \"$2/dotnet.log\"; echo $passed $failed $skipped",
            "bash",
            Script,
            scratch.Path);
        Assert.Equal(
            "FAILED: dotnet: the test program broke off (exit code 124); what ran until then counts\nwas running: "
                + "A.hangs(x: \" y\")\n1 2 1\n",
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
