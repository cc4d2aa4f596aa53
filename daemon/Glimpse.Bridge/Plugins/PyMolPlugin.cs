using System.Text;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>Puts the plugin where PyMOL looks, and tells PyMOL to look there: a folder alone isn't loaded.</summary>
/// <param name="Home">The user's home.</param>
internal sealed record PyMolPlugin(string Home)
{
    /// <summary>The file in the plugin's folder that names the executable, so that the plugin finds it.</summary>
    private const string InstallerName = "installed-by";

    // The two places that PyMOL's own Plugin Manager takes (pymol/plugins/installation.py).
    private const string ResourceLines = """
        import os
        import pymol.plugins
        glimpse_startup = (
            os.path.join(os.environ["APPDATA"], "pymol", "startup")
            if "APPDATA" in os.environ
            else os.path.expanduser("~/.pymol/startup")
        )
        if glimpse_startup not in pymol.plugins.get_startup_path():
            pymol.plugins.set_startup_path([glimpse_startup] + pymol.plugins.get_startup_path(True), False)
        """;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The plugin's folder.</summary>
    public string Folder => Path.Combine(Settings, "startup", "glimpse_bridge");

    /// <summary>The file that PyMOL reads before it looks for plugins.</summary>
    public string ResourceFile => Path.Combine(Home, ".pymolpluginsrc.py");

    private string Settings => Environment.GetEnvironmentVariable("APPDATA") is { } data ? Path.Combine(data, "pymol") : Path.Combine(Home, ".pymol");

    /// <summary>The plugin of this user.</summary>
    public static PyMolPlugin OfUser() => new(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>Installs the plugin, or brings it up to date.</summary>
    /// <param name="files">The plugin's files.</param>
    /// <param name="executable">What the plugin runs.</param>
    /// <exception cref="GlimpseException">Something can't be written.</exception>
    public void Install(PluginFolder files, string executable) => Guard(() =>
    {
        files.CopyTo(Folder);
        File.WriteAllText(Path.Combine(Folder, InstallerName), executable + "\n", Utf8);
        Rewrite(text => ResourceBlock.Add(text, ResourceLines));
    });

    /// <summary>Takes the plugin and our lines away.</summary>
    /// <returns>False when there was nothing.</returns>
    /// <exception cref="GlimpseException">Something can't be removed.</exception>
    public bool Uninstall()
    {
        var wasThere = Directory.Exists(Folder);
        Guard(() =>
        {
            if (wasThere)
                Directory.Delete(Folder, recursive: true);
            Rewrite(ResourceBlock.Remove);
        });
        return wasThere;
    }

    private void Rewrite(Func<string, string> change)
    {
        var before = File.Exists(ResourceFile) ? File.ReadAllText(ResourceFile) : "";
        var after = change(before);
        if (after == before)
            return;
        if (after.Length == 0)
            File.Delete(ResourceFile);
        else
            File.WriteAllText(ResourceFile, after, Utf8);
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment, $"The plugin can't be written to {Folder} or {ResourceFile}: {e.Message.TrimEnd('.')}.", "See that both are yours to write.", e);
        }
    }
}
