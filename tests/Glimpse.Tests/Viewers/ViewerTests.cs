using Glimpse.Bridge.Diagnosis;
using Glimpse.Tests.Cli;
using Xunit;

namespace Glimpse.Tests.Viewers;

public sealed class ViewerTests : IDisposable
{
    private static readonly Viewer PyMol = new("PyMOL", "GLIMPSE_PYMOL", "pymol");

    private readonly ScratchFolder scratch = new();
    private readonly Dictionary<string, string> variables = [];

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void One_that_is_nowhere_is_no_fault_and_may_be_named() =>
        Assert.Equal(
            new Finding(Health.Absent, "PyMOL isn't on PATH", "If it is installed, name its command in GLIMPSE_PYMOL."),
            PyMol.Examine(variables.GetValueOrDefault));

    [Fact]
    public void One_that_is_named_wrongly_is()
    {
        variables["GLIMPSE_PYMOL"] = scratch.In("pymol") + " -q";
        Assert.Equal(Health.Bad, PyMol.Examine(variables.GetValueOrDefault).Health);
    }

    [Theory]
    [InlineData("PATH", "/nowhere:{0}")]
    [InlineData("GLIMPSE_PYMOL", "{0}/pymol -q")]
    public void One_is_found_on_the_path_or_by_its_variable(string variable, string value)
    {
        scratch.Write("pymol", "");
        variables[variable] = string.Format(System.Globalization.CultureInfo.InvariantCulture, value, scratch.Path);
        var finding = PyMol.Examine(variables.GetValueOrDefault);
        Assert.Equal((Health.Good, null), (finding.Health, finding.Mend));
        Assert.StartsWith($"PyMOL {scratch.In("pymol")}", finding.What);
        Assert.EndsWith("this version has no plugin for it", finding.What);
    }

    [Fact]
    public void A_plugin_that_isnt_installed_comes_with_the_command_that_installs_it()
    {
        variables["PATH"] = scratch.Path;
        scratch.Write("pymol", "");
        var viewer = PyMol with { PluginFolder = scratch.In("plugin"), Install = "glimpse plugin install pymol" };
        Assert.Equal("Run 'glimpse plugin install pymol'.", viewer.Examine(variables.GetValueOrDefault).Mend);
        Directory.CreateDirectory(scratch.In("plugin"));
        scratch.Write("plugin/notes.txt", "a user's own");
        Assert.NotNull(viewer.Examine(variables.GetValueOrDefault).Mend);
        scratch.Write("plugin/__init__.py", "");
        Assert.Equal(
            new Finding(Health.Good, $"PyMOL {scratch.In("pymol")}, plugin in {scratch.In("plugin")}"),
            viewer.Examine(variables.GetValueOrDefault));
    }
}
