using System.Collections.Immutable;
using Glimpse.Bridge.Plugins;

namespace Glimpse.Bridge.Diagnosis;

/// <summary>A molecular viewer, how it is found, and where a plugin of ours is once it is installed.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Variable">The variable that names its command where PATH doesn't.</param>
/// <param name="Command">What it is called on PATH.</param>
/// <param name="PluginFolder">The folder that installing the plugin makes; null while there is no plugin.</param>
/// <param name="Install">The command that installs the plugin; null while there is none.</param>
internal sealed record Viewer(
    string Name,
    string Variable,
    string Command,
    string? PluginFolder = null,
    string? Install = null)
{
    // What a viewer loads first; a folder alone may hold what a user put there.
    private static readonly string[] MainFiles = ["__init__.py", "pkgIndex.tcl"];

    /// <summary>All that are looked for.</summary>
    public static ImmutableArray<Viewer> All { get; } =
    [
        new("PyMOL", "GLIMPSE_PYMOL", "pymol", PyMolPlugin.OfUser().Folder, "glimpse plugin install pymol"),
        new("VMD", "GLIMPSE_VMD", "vmd", VmdPlugin.OfUser().Folder, "glimpse plugin install vmd"),
        new(
            "ChimeraX",
            "GLIMPSE_CHIMERAX",
            "chimerax",
            ChimeraXPlugin.InstalledFolder,
            "glimpse plugin install chimerax"),
    ];

    /// <summary>Looks for the viewer and its plugin.</summary>
    /// <param name="variableOf">Value of an environment variable; null where it isn't set.</param>
    public Finding Examine(Func<string, string?> variableOf)
    {
        var named = variableOf(Variable);
        if (!string.IsNullOrEmpty(named) && !File.Exists(named.Split(' ')[0]))
            return new Finding(
                Health.Bad,
                $"{Name}: {Variable} names {named}, which isn't there",
                $"Correct {Variable}.");
        var found = !string.IsNullOrEmpty(named) ? named : OnPath(variableOf("PATH") ?? "");
        if (found is null)
            return new Finding(
                Health.Absent,
                $"{Name} isn't on PATH",
                $"If it is installed, name its command in {Variable}.");
        if (PluginFolder is null)
            return new Finding(Health.Good, $"{Name} {found}; this version has no plugin for it");
        return MainFiles.Any(name => File.Exists(Path.Combine(PluginFolder, name)))
            ? new Finding(Health.Good, $"{Name} {found}, plugin in {PluginFolder}")
            : new Finding(
                Health.Absent,
                $"{Name} {found}; its plugin isn't installed",
                Install is null ? null : $"Run '{Install}'.");
    }

    private string? OnPath(string path) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Command))
            .FirstOrDefault(File.Exists);
}
