using Glimpse.Bridge.Diagnosis;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Daemon;

/// <summary>How <c>glimpse doctor</c> finds a viewer and its plugin.</summary>
public sealed class ViewerSearchTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly Viewer viewer;

    public ViewerSearchTests() =>
        viewer = new("Viewer", "GLIMPSE_VIEWER", "viewer", scratch.In("plugin"), "glimpse plugin install viewer");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_variable_that_names_nothing_is_to_be_corrected_whatever_is_on_PATH()
    {
        scratch.Write("viewer", "");
        var found = Examine(("GLIMPSE_VIEWER", scratch.In("nowhere")), ("PATH", scratch.Path));
        Assert.Equal((Health.Bad, "Correct GLIMPSE_VIEWER."), (found.Health, found.Mend));
        Assert.Contains(scratch.In("nowhere"), found.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_may_have_arguments()
    {
        var command = scratch.Write("own", "") + " -python";
        Assert.Contains(command, Examine(("GLIMPSE_VIEWER", command)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_folders_on_PATH_the_first_that_has_it_counts()
    {
        Directory.CreateDirectory(scratch.In("bin"));
        scratch.Write("bin/viewer", "");
        var path = $"{scratch.In("none")}{Path.PathSeparator}{scratch.In("bin")}";
        Assert.Contains(scratch.In("bin/viewer"), Examine(("PATH", path)).What, StringComparison.Ordinal);
        var missing = Examine(("PATH", scratch.In("none")));
        Assert.Equal(
            (Health.Absent, "Viewer isn't on PATH", "If it is installed, name its command in GLIMPSE_VIEWER."),
            (missing.Health, missing.What, missing.Mend));
    }

    [Fact]
    public void A_plugin_is_there_once_its_main_file_is()
    {
        scratch.Write("viewer", "");
        Directory.CreateDirectory(scratch.In("plugin"));
        scratch.Write("plugin/mine.txt", "");
        var before = Examine(("PATH", scratch.Path));
        scratch.Write("plugin/pkgIndex.tcl", "");
        var after = Examine(("PATH", scratch.Path));
        Assert.Equal((Health.Absent, "Run 'glimpse plugin install viewer'."), (before.Health, before.Mend));
        Assert.Equal((Health.Good, null), (after.Health, after.Mend));
    }

    [Fact]
    public void A_viewer_without_a_plugin_is_named_all_the_same()
    {
        scratch.Write("viewer", "");
        var bare = viewer with { PluginFolder = null, Install = null };
        Assert.Equal(Health.Good, bare.Examine(name => name == "PATH" ? scratch.Path : null).Health);
    }

    private Finding Examine(params (string Name, string Value)[] variables) =>
        viewer.Examine(variables.ToDictionary(one => one.Name, one => one.Value).GetValueOrDefault);
}
