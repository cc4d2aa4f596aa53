using System.Diagnostics;
using System.Text.Json;
using Glimpse.Bridge.Cli;
using Glimpse.Models.Natives;
using Xunit;

namespace Glimpse.Tests.Cli;

/// <summary>The program as a process, on its own libtorch under the name of another version.</summary>
public sealed class LibTorchMismatchTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(30);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Another_version_is_refused_and_with_the_option_tested_in_a_child_used_and_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs symbolic links");
        var refused = await ExplainAsync();
        Assert.Equal(ExitCode.BadInput, refused.ExitCode);
        Assert.Contains($"is version 99.1.0, not {LibTorchInfo.BuiltFor}", refused.Error);

        var allowed = await ExplainAsync("--allow-libtorch-mismatch");
        Assert.Equal(ExitCode.Done, allowed.ExitCode);
        Assert.Contains("libtorch 99.1.0 of GLIMPSE_LIBTORCH, self-tested on cpu, computing on cpu", allowed.Error);
        var engine = JsonDocument
            .Parse(await File.ReadAllTextAsync(scratch.In("out/summary.json"), TestContext.Current.CancellationToken))
            .RootElement.GetProperty("engine");
        Assert.Equal("99.1.0", engine.GetProperty("libTorch").GetString());
        Assert.Equal("cpu", engine.GetProperty("selfTested")[0].GetString());
    }

    private async Task<GlimpseCall> ExplainAsync(params string[] more)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "glimpse.dll"),
                "explain",
                Fixture.PathOf("1hpv.pdb"),
                "--ligand",
                "478",
                "--model",
                "clash",
                "--steps",
                "2",
                "--threads",
                "1",
                "--out",
                scratch.In("out"),
                .. more,
            ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GLIMPSE_LIBTORCH"] = OwnUnderAnotherName();
        using var guard = new CancellationTokenSource(HangGuard);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(guard.Token);
        var error = process.StandardError.ReadToEndAsync(guard.Token);
        await process.WaitForExitAsync(guard.Token);
        return new GlimpseCall(process.ExitCode, await output, await error);
    }

    private string OwnUnderAnotherName()
    {
        var lib = Directory.CreateDirectory(scratch.In("torch/lib")).FullName;
        scratch.Write("torch/version.py", "__version__ = '99.1.0'\n");
        foreach (var path in TorchFiles.Locate(AppContext.BaseDirectory, external: null).Libraries.SkipLast(1))
        {
            var link = Path.Combine(lib, Path.GetFileName(path));
            if (!File.Exists(link))
                File.CreateSymbolicLink(link, path);
        }

        return lib;
    }
}
