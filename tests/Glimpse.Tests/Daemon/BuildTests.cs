using Glimpse.Protocol;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>A newer program beside the daemon of an older one.</summary>
public sealed class BuildTests
{
    public BuildTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the daemon runs on Linux");

    [Fact]
    public async Task Daemons_of_two_builds_run_side_by_side_each_for_its_own_clients()
    {
        using var other = new ScratchFolder();
        await using var glimpse = new GlimpseProcesses();
        var first = await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        MakeOtherBuild(other.Path);
        glimpse.Variables["GLIMPSE"] = $"dotnet {other.In("glimpse.dll")}";
        var second = await glimpse.DaemonOfAsync(glimpse.Connect().Client);
        glimpse.Variables.Remove("GLIMPSE");
        Assert.NotEqual(first, second);
        Assert.Equal(first, await glimpse.DaemonOfAsync(glimpse.Connect().Client));
        Assert.Equal(2, Directory.GetFiles(glimpse.RuntimeFolder, "*.sock", SearchOption.AllDirectories).Length);
    }

    /// <summary>The program with another module version id, as a compiler gives each build.</summary>
    private static void MakeOtherBuild(string folder)
    {
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var module = typeof(ExplainResult).Module;
        var path = Path.Combine(folder, module.Name);
        var (bytes, id) = (File.ReadAllBytes(path), module.ModuleVersionId.ToByteArray());
        var place = bytes.AsSpan().IndexOf(id);
        bytes[place] ^= 0xFF;
        File.WriteAllBytes(path, bytes);
    }
}
