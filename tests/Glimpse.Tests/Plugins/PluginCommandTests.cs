using System.Diagnostics;
using Glimpse.Bridge.Cli;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Daemon;
using Xunit;

namespace Glimpse.Tests.Plugins;

/// <summary><c>glimpse plugin</c> as a user with a home of his own runs it.</summary>
public sealed class PluginCommandTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public PluginCommandTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "homes are those of POSIX");

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("pymol", ".pymolpluginsrc.py", "__init__.py")]
    [InlineData("vmd", ".vmdrc", "pkgIndex.tcl")]
    public async Task A_plugin_is_put_into_the_home_said_where_and_taken_away_again(
        string viewer,
        string resource,
        string main)
    {
        var (code, output) = await RunAsync("install", viewer);
        Assert.Equal(ExitCode.Done, code);
        var folder = output.Split('\n')[0]["installed ".Length..];
        Assert.StartsWith(scratch.Path, folder, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, main)));
        Assert.True(File.Exists(scratch.In(resource)));
        Assert.Contains($"{scratch.In(resource)} has a few lines of ours", output, StringComparison.Ordinal);
        Assert.Contains($"to undo: glimpse plugin uninstall {viewer}\n", output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "mine.txt"),
            "a user's own",
            TestContext.Current.CancellationToken);

        (code, output) = await RunAsync("uninstall", viewer);
        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith($"removed the plugin from {folder}", output, StringComparison.Ordinal);
        Assert.Contains($"kept {Path.Combine(folder, "mine.txt")}", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, main)));
        File.Delete(Path.Combine(folder, "mine.txt"));

        (code, output) = await RunAsync("uninstall", viewer);
        Assert.Equal((ExitCode.Done, $"there is no plugin in {folder}\n"), (code, output));
    }

    [Fact]
    public async Task ChimeraX_on_PATH_installs_its_bundle_and_removes_it()
    {
        var program = scratch.Write("chimerax", "#!/bin/sh\necho \"'glimpse explain' -- Explain a prediction\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var (code, output) = await RunAsync("install", "chimerax");
        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith($"installed the bundle ChimeraX-Glimpse by {program}\n", output, StringComparison.Ordinal);
        Assert.Equal(
            (ExitCode.Done, $"removed the bundle ChimeraX-Glimpse by {program}\n"),
            await RunAsync("uninstall", "chimerax"));
    }

    private async Task<(int Code, string Output)> RunAsync(string verb, string viewer)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "glimpse.dll"), "plugin", verb, viewer])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = scratch.Path;
        start.Environment["PATH"] = $"{scratch.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment.Remove("GLIMPSE_CHIMERAX");
        start.Environment.Remove("APPDATA");
        using var process = Process.Start(start)!;
        var output = await process
            .StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)
            .GuardedAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        return (process.ExitCode, output);
    }
}
