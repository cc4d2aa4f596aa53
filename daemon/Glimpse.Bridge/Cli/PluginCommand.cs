using System.CommandLine;
using Glimpse.Bridge.Explaining;
using Glimpse.Bridge.Plugins;
using Glimpse.Core;

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
        var command = new Command("install", "Installs a viewer's plugin for you alone, or brings it up to date.") { viewer };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(viewer);
            if (name == ChimeraX)
                return InstallInChimeraX(terminal);
            var plugin = PluginOf(name);
            plugin.Install(name == PyMol ? PluginFolder.ForPyMol() : PluginFolder.ForVmd(), OwnProgram.Launcher);
            terminal.Output.WriteLine($"installed {plugin.Folder}");
            terminal.Output.WriteLine($"added a few lines to {plugin.ResourceFile}, which make the viewer load it");
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
            terminal.Output.WriteLine(plugin.Uninstall() ? $"removed {plugin.Folder}, and our lines from {plugin.ResourceFile}" : $"there is no {plugin.Folder}");
            return ExitCode.Done;
        });
        return command;
    }

    private static IViewerPlugin PluginOf(string viewer) => viewer == PyMol ? PyMolPlugin.OfUser() : VmdPlugin.OfUser();

    private static Command Pack(Terminal terminal)
    {
        var viewer = Viewer(PyMol, ChimeraX);
        var target = new Argument<string>("TARGET") { Description = "The file to write, such as glimpse_bridge.zip; for ChimeraX the folder for the wheel." };
        var command = new Command("pack", "Makes what a viewer's own plugin manager installs.") { viewer, target };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(target);
            var isWheel = parsed.GetRequiredValue(viewer) == ChimeraX;
            try
            {
                if (isWheel)
                    path = ChimeraXWheel.Own().Write(path);
                else
                    PluginFolder.ForPyMol().Pack(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new GlimpseException(GlimpseErrorCode.Environment, $"'{path}' can't be written: {e.Message.TrimEnd('.')}.", "Name a file in a folder that you may write to.", e);
            }

            terminal.Output.WriteLine($"wrote {path}; in {(isWheel ? $"ChimeraX: toolshed install \"{Path.GetFullPath(path)}\"" : "PyMOL: Plugin > Plugin Manager > Install New Plugin")}");
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
