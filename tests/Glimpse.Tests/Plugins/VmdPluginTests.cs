using System.Reflection;
using Glimpse.Bridge.Cli;
using Glimpse.Bridge.Plugins;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Plugins;

public sealed class VmdPluginTests
{
    private const string OwnLine = "display projection orthographic\n";

    [Fact]
    public void A_fresh_home_gets_the_package_and_a_file_that_reads_the_one_it_hides()
    {
        using var scratch = new ScratchFolder();
        var plugin = new VmdPlugin(scratch.In("a home"), IsWindows: false);
        plugin.Install(PluginFolder.ForVmd(), "/opt/glimpse bridge/glimpse");
        Assert.True(File.Exists(Path.Combine(plugin.Folder, "pkgIndex.tcl")));
        Assert.True(File.Exists(Path.Combine(plugin.Folder, "wire", "json.tcl")));
        Assert.Equal("/opt/glimpse bridge/glimpse\n", File.ReadAllText(Path.Combine(plugin.Folder, "installed-by")));
        var lines = File.ReadAllText(plugin.ResourceFile);
        Assert.Contains("$env(VMDDIR)", lines);
        Assert.Contains("menu main on", lines);
        Assert.Contains("lappend auto_path \"" + scratch.In("a home") + "/.vmd\"", lines);
    }

    [Fact]
    public void Beside_the_users_own_lines_nothing_of_VMDs_default_is_added()
    {
        using var scratch = new ScratchFolder();
        var plugin = new VmdPlugin(scratch.Path, IsWindows: false);
        File.WriteAllText(plugin.ResourceFile, OwnLine);
        plugin.Install(PluginFolder.ForVmd(), "glimpse");
        plugin.Install(PluginFolder.ForVmd(), "glimpse");
        var lines = File.ReadAllText(plugin.ResourceFile);
        Assert.StartsWith(OwnLine, lines);
        Assert.DoesNotContain("menu main on", lines);
        Assert.Single(lines.Split('\n'), line => line.StartsWith("lappend auto_path", StringComparison.Ordinal));
        Assert.True(plugin.Uninstall(PluginFolder.ForVmd()).WasThere);
        Assert.Equal(OwnLine, File.ReadAllText(plugin.ResourceFile));
        Assert.False(Directory.Exists(plugin.Folder));
    }

    [Fact]
    public void A_file_that_was_made_for_our_lines_goes_with_them()
    {
        using var scratch = new ScratchFolder();
        var plugin = new VmdPlugin(scratch.Path, IsWindows: true);
        Assert.EndsWith("vmd.rc", plugin.ResourceFile);
        plugin.Install(PluginFolder.ForVmd(), "glimpse");
        plugin.Install(PluginFolder.ForVmd(), "glimpse");
        Assert.Contains("menu main on", File.ReadAllText(plugin.ResourceFile));
        plugin.Uninstall(PluginFolder.ForVmd());
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
        Assert.False(plugin.Uninstall(PluginFolder.ForVmd()).WasThere);
    }

    [Fact]
    public void A_home_with_characters_of_Tcl_in_its_path_is_one_word()
    {
        using var scratch = new ScratchFolder();
        var plugin = new VmdPlugin(scratch.In("a[b]$c"), IsWindows: false);
        plugin.Install(PluginFolder.ForVmd(), "glimpse");
        Assert.Contains("/a\\[b\\]\\$c/.vmd\"", File.ReadAllText(plugin.ResourceFile));
    }

    [Fact]
    public void The_package_has_the_version_of_the_program()
    {
        var version = typeof(VmdPlugin)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;
        Assert.Contains(
            $"package ifneeded glimpse {version} ",
            File.ReadAllText(Path.Combine(PluginFolder.ForVmd().Path, "pkgIndex.tcl")));
        Assert.Contains(
            $"variable version {version}\n",
            File.ReadAllText(Path.Combine(PluginFolder.ForVmd().Path, "glimpse.tcl")));
    }

    [Fact]
    public async Task There_is_no_zip_for_VMD()
    {
        using var scratch = new ScratchFolder();
        Assert.Equal(
            ExitCode.BadUsage,
            (await GlimpseCall.RunAsync("plugin", "pack", "vmd", scratch.In("glimpse.zip"))).ExitCode);
    }
}
