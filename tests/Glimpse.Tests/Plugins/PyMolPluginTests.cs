using System.IO.Compression;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Plugins;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Plugins;

public sealed class PyMolPluginTests
{
    private const string OwnLine = "print('mine')\n";

    [Fact]
    public void A_fresh_home_with_a_blank_in_its_path_gets_plugin_client_and_resource_file()
    {
        using var scratch = new ScratchFolder();
        var plugin = new PyMolPlugin(scratch.In("a home"));
        plugin.Install(PluginFolder.ForPyMol(), "/opt/glimpse bridge/glimpse");
        Assert.True(File.Exists(Path.Combine(plugin.Folder, "__init__.py")));
        Assert.True(File.Exists(Path.Combine(plugin.Folder, "glimpse_client", "records", "summary.py")));
        Assert.Equal("/opt/glimpse bridge/glimpse\n", File.ReadAllText(Path.Combine(plugin.Folder, "installed-by")));
        Assert.Contains("set_startup_path", File.ReadAllText(plugin.ResourceFile));
    }

    [Fact]
    public void Uninstalling_leaves_the_users_lines_and_no_file_of_ours()
    {
        using var scratch = new ScratchFolder();
        var plugin = new PyMolPlugin(scratch.Path);
        File.WriteAllText(plugin.ResourceFile, OwnLine);
        plugin.Install(PluginFolder.ForPyMol(), "glimpse");
        plugin.Install(PluginFolder.ForPyMol(), "glimpse");
        Assert.StartsWith(OwnLine, File.ReadAllText(plugin.ResourceFile));
        Assert.True(plugin.Uninstall(PluginFolder.ForPyMol()).WasThere);
        Assert.Equal(OwnLine, File.ReadAllText(plugin.ResourceFile));
        Assert.False(Directory.Exists(plugin.Folder));
        Assert.False(plugin.Uninstall(PluginFolder.ForPyMol()).WasThere);
    }

    [Fact]
    public async Task The_zip_holds_one_package_with_the_client_inside_and_is_the_same_each_time()
    {
        using var scratch = new ScratchFolder();
        var first = await GlimpseCall.RunAsync("plugin", "pack", "pymol", scratch.In("first one.zip"));
        await GlimpseCall.RunAsync("plugin", "pack", "pymol", scratch.In("second.zip"));
        Assert.Equal((ExitCode.Done, ""), (first.ExitCode, first.Error));
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(
            await File.ReadAllBytesAsync(scratch.In("first one.zip"), cancellation),
            await File.ReadAllBytesAsync(scratch.In("second.zip"), cancellation));
        await using var archive = await ZipFile.OpenReadAsync(scratch.In("first one.zip"), cancellation);
        var names = archive.Entries.Select(entry => entry.FullName).ToHashSet();
        Assert.All(names, name => Assert.StartsWith("glimpse_bridge/", name));
        Assert.Superset(
            new HashSet<string> { "glimpse_bridge/__init__.py", "glimpse_bridge/glimpse_client/__init__.py" },
            names);
    }

    [Fact]
    public async Task An_unknown_viewer_and_a_zip_that_cant_be_written_are_refused()
    {
        using var scratch = new ScratchFolder();
        Assert.Equal(ExitCode.BadUsage, (await GlimpseCall.RunAsync("plugin", "install", "nosuch")).ExitCode);
        var call = await GlimpseCall.RunAsync("plugin", "pack", "pymol", scratch.In("nosuch/plugin.zip"));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        Assert.Contains("plugin.zip", call.Error);
    }
}
