using System.CommandLine;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Plugins;

namespace Glimpse.Bridge.Cli;

/// <summary><c>glimpse plugin</c>: brings the plugins into the viewers.</summary>
internal static class PluginCommand
{
    public const string Name = "plugin";

    private const string PyMol = "pymol";
    private const string Vmd = "vmd";
    private const string ChimeraX = "chimerax";

    public static Command Create(Terminal terminal) => new(Name, "Installs the plugins for viewers.")
    {
        Install(terminal), Uninstall(terminal), Pack(terminal),
    };

    private static Command Install(Terminal terminal)
    {
        var viewer = Viewer(PyMol, Vmd, ChimeraX);
        var command = new Command("install", "Installs a viewer's plugin for you alone, or brings it up to date.")
        {
            viewer,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(viewer);
            if (name == ChimeraX)
                return InstallInChimeraX(terminal);
            var plugin = PluginOf(name);
            var change = plugin.Install(FilesOf(name), OwnProgram.Launcher);
            terminal.Output.WriteLine($"installed {plugin.Folder}");
            terminal.Output.WriteLine($"{plugin.ResourceFile} has a few lines of ours, which make the viewer load it");
            Tell(terminal, change);
            terminal.Output.WriteLine(
                name == PyMol
                    ? "start PyMOL, right-click a ligand: Glimpse > Explain prediction"
                    : "start VMD: Extensions > Analysis > Glimpse Bridge, or press e in its window and click a ligand");
            terminal.Output.WriteLine($"to undo: glimpse plugin uninstall {name}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Uninstall(Terminal terminal)
    {
        var viewer = Viewer(PyMol, Vmd, ChimeraX);
        var command = new Command("uninstall", "Takes a viewer's plugin away again.") { viewer };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(viewer);
            if (name == ChimeraX)
                return UninstallFromChimeraX(terminal);
            var plugin = PluginOf(name);
            var change = plugin.Uninstall(FilesOf(name));
            terminal.Output.WriteLine(
                change.WasThere
                    ? $"removed the plugin from {plugin.Folder}, and our lines from {plugin.ResourceFile}"
                    : $"there is no plugin in {plugin.Folder}");
            Tell(terminal, change);
            return ExitCode.Done;
        });
        return command;
    }

    private static IViewerPlugin PluginOf(string viewer) => viewer == PyMol ? PyMolPlugin.OfUser() : VmdPlugin.OfUser();

    private static PluginFolder FilesOf(string viewer) =>
        viewer == PyMol ? PluginFolder.ForPyMol() : PluginFolder.ForVmd();

    private static void Tell(Terminal terminal, PluginChange change)
    {
        if (change.Backup is not null)
            terminal.Output.WriteLine($"what it held before is in {change.Backup}");
        foreach (var kept in change.Kept)
            terminal.Output.WriteLine($"kept {kept}, which isn't as 'glimpse plugin install' puts it there");
    }

    private static Command Pack(Terminal terminal)
    {
        var viewer = Viewer(PyMol, ChimeraX);
        var target = new Argument<string>("TARGET")
        {
            Description = "The file to write, such as glimpse_bridge.zip; for ChimeraX the folder for the wheel.",
        };
        var command = new Command("pack", "Makes what a viewer's own plugin manager installs.") { viewer, target };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(target);
            var isWheel = parsed.GetRequiredValue(viewer) == ChimeraX;
            if (isWheel)
            {
                var wheel = ChimeraXWheel.Own();
                path = Path.Combine(path, wheel.FileName);
                PluginPack.Write(path, wheel.Pack(), ChimeraXWheel.PackagePath, ChimeraXWheel.InfoPrefix);
            }
            else
            {
                var files = PluginFolder.ForPyMol();
                PluginPack.Write(path, files.Pack(), files.Name + "/");
            }

            var how = isWheel
                ? $"ChimeraX: toolshed install \"{Path.GetFullPath(path)}\""
                : "PyMOL: Plugin > Plugin Manager > Install New Plugin";
            terminal.Output.WriteLine($"wrote {path}; in {how}");
            return ExitCode.Done;
        });
        return command;
    }

    private static int InstallInChimeraX(Terminal terminal)
    {
        var plugin = InChimeraX();
        plugin.Install(ChimeraXWheel.Own(), OwnProgram.Launcher);
        terminal.Output.WriteLine($"installed the bundle ChimeraX-Glimpse by {plugin.Program.Path}");
        terminal.Output.WriteLine("start ChimeraX, ctrl-double-click a ligand, or type: glimpse explain :LIG");
        terminal.Output.WriteLine("to undo: glimpse plugin uninstall chimerax");
        return ExitCode.Done;
    }

    private static int UninstallFromChimeraX(Terminal terminal)
    {
        var plugin = InChimeraX();
        plugin.Uninstall();
        terminal.Output.WriteLine($"removed the bundle ChimeraX-Glimpse by {plugin.Program.Path}");
        return ExitCode.Done;
    }

    private static ChimeraXPlugin InChimeraX() => new(ChimeraXProgram.Find(Environment.GetEnvironmentVariable));

    private static Argument<string> Viewer(params string[] names)
    {
        var viewer = new Argument<string>("VIEWER") { Description = $"One of {string.Join(", ", names)}." };
        viewer.AcceptOnlyFromAmong(names);
        return viewer;
    }
}
