using System.Diagnostics;
using System.Runtime.Versioning;
using Glimpse.Models.Registry;
using Glimpse.Tests.Cli;
using Glimpse.Tests.Daemon;
using Glimpse.Tests.Models;
using Xunit;

namespace Glimpse.Tests.Schemes.Second;

/// <summary>A daemon with a second scheme, as clients and PyMOL find it.</summary>
[SupportedOSPlatform("linux")]
[Collection(TorchTests.Name)]
public sealed class SecondSchemeInViewersTests : IDisposable
{
    private static readonly string Tests = Path.GetFullPath(Path.Combine(Fixture.PathOf(""), ".."));

    private readonly ScratchFolder scratch = new();

    public SecondSchemeInViewersTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");
        SecondModel.Write(scratch.In("models"));
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task The_daemon_lists_its_channels_and_reach_explains_by_it_and_gives_its_maps()
    {
        await using var glimpse = new GlimpseProcesses();
        glimpse.Variables["GLIMPSE"] = HostProgram.Executable;
        glimpse.Variables[ModelRegistry.FoldersVariable] = scratch.In("models");
        var client = glimpse.Connect().Client;
        await glimpse.DaemonOfAsync(client);
        var listed = (await client.CallAsync("models/list"))["result"]!["models"]!.AsArray();
        var model = listed.Single(one => one!["name"]!.GetValue<string>() == SecondModel.Name)!;
        Assert.Equal(SecondScheme.Instance.Channels.Length, model["channels"]!.AsArray().Count);
        Assert.Equal(
            """{"reach":15,"countsWaters":true,"countsBuffer":false}""",
            model["receptor"]!.ToJsonString());

        var request = GlimpseProcesses.Request(steps: 4);
        request["model"] = SecondModel.Name;
        var result = (await client.CallAsync("explain", request))["result"]!["results"]![0]!;
        Assert.Equal(32, result["summary"]!["grid"]!["size"]!.GetValue<int>());
        var map = await SessionCalls.MapAsync(client, result["resultId"]!.GetValue<string>(), "ligand polar");
        Assert.Equal(32 * 32 * 32, SessionCalls.Floats(map["values"]!.GetValue<string>()).Length);
    }

    [Fact]
    public async Task PyMOL_shows_it_where_its_setting_names_the_executable()
    {
        var pymol = Environment.GetEnvironmentVariable("GLIMPSE_PYMOL") ?? "/usr/bin/pymol";
        Assert.SkipUnless(File.Exists(pymol), "PyMOL isn't installed");
        Assert.Equal((0, ""), await RunAsync(HostProgram.Executable, "plugin", "install", "pymol"));
        var (code, said) = await RunAsync(
            pymol,
            "-cq",
            Path.Combine(Tests, "pymol/run_in_pymol.py"),
            "--",
            scratch.In("tap"),
            "test_second_scheme");
        await RunAsync(HostProgram.Executable, "stop");
        Assert.True(code == 0, said);
    }

    /// <summary>Runs a program that has folders of its own, and all that tests in PyMOL need.</summary>
    private async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (variable, folder) in (Dictionary<string, string>)
                new()
                {
                    ["HOME"] = "home",
                    ["XDG_RUNTIME_DIR"] = "run",
                    ["XDG_STATE_HOME"] = "state",
                    ["XDG_CONFIG_HOME"] = "config",
                    ["XDG_DATA_HOME"] = "data",
                    [ModelRegistry.FoldersVariable] = "models",
                })
            start.Environment[variable] = PrivateFolder(folder);

        // Debian's pymol starts whatever python3 comes first.
        start.Environment["PATH"] = "/usr/bin:" + Environment.GetEnvironmentVariable("PATH");
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONPATH"] = Path.Combine(Tests, "Glimpse.Tests/Schemes/Second");
        start.Environment["GLIMPSE_EXECUTABLE"] = "/nonexistent/glimpse";
        start.Environment["SECOND_GLIMPSE"] = HostProgram.Executable;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).GuardedAsync();
        return (process.ExitCode, process.ExitCode == 0 ? "" : await output + await error);
    }

    private string PrivateFolder(string name) =>
        Directory.CreateDirectory(
            scratch.In(name),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
}
