namespace Glimpse.Bridge.Plugins;

/// <summary>Puts the plugin where PyMOL looks, and tells PyMOL to look there: a folder alone isn't loaded.</summary>
/// <param name="Home">The user's home.</param>
internal sealed record PyMolPlugin(string Home) : IViewerPlugin
{
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

    /// <inheritdoc/>
    public string Folder => Path.Combine(Settings, "startup", "glimpse_bridge");

    /// <summary>The file that PyMOL reads before it looks for plugins.</summary>
    public string ResourceFile => Path.Combine(Home, ".pymolpluginsrc.py");

    private string Settings =>
        Environment.GetEnvironmentVariable("APPDATA") is { } data
            ? Path.Combine(data, "pymol")
            : Path.Combine(Home, ".pymol");

    private PluginPlace Place => new(Folder, ResourceFile);

    /// <summary>The plugin of this user.</summary>
    public static PyMolPlugin OfUser() => new(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <inheritdoc/>
    public PluginChange Install(PluginFolder files, string executable) =>
        Place.Install(files, executable, _ => ResourceLines);

    /// <inheritdoc/>
    public PluginChange Uninstall(PluginFolder files) => Place.Uninstall(files.FileNames());
}
