namespace Glimpse.Bridge.Plugins;

/// <summary>Puts the package where Tcl finds it, and has VMD load it.</summary>
/// <param name="Home">The user's home.</param>
/// <param name="IsWindows">Whether VMD's own names of Windows apply.</param>
internal sealed record VmdPlugin(string Home, bool IsWindows) : IViewerPlugin
{
    // VMD reads the first of the working directory's, the home's and its own; one in the home hides its own, which
    // opens the main window.
    private const string OwnFile = """
        foreach glimpse_file {.vmdrc vmd.rc} {
            set glimpse_file [file join $env(VMDDIR) $glimpse_file]
            if {[file readable $glimpse_file]} {source $glimpse_file}
        }
        catch {menu main on}

        """;

    /// <inheritdoc/>
    public string Folder => Path.Combine(Packages, "glimpse");

    /// <summary>The file that VMD reads when it starts.</summary>
    public string ResourceFile => Path.Combine(Home, IsWindows ? "vmd.rc" : ".vmdrc");

    private string Packages => Path.Combine(Home, ".vmd");

    private PluginPlace Place => new(Folder, ResourceFile);

    /// <summary>The plugin of this user.</summary>
    public static VmdPlugin OfUser() =>
        new(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), OperatingSystem.IsWindows());

    /// <inheritdoc/>
    public PluginChange Install(PluginFolder files, string executable) => Place.Install(files, executable, LinesBeside);

    /// <inheritdoc/>
    public PluginChange Uninstall(PluginFolder files) => Place.Uninstall(files.FileNames());

    private string LinesBeside(byte[]? others) =>
        (others is null || others.All(IsBlank) ? OwnFile : "")
        + $$"""
            lappend auto_path {{Quoted(Packages)}}
            if {[catch {package require glimpse; ::glimpse::start} glimpse_message]} {puts "Glimpse Bridge: $glimpse_message"}
            """;

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>A path as one word of Tcl.</summary>
    private static string Quoted(string path) =>
        "\""
        + string.Concat(
            path.Replace(Path.DirectorySeparatorChar, '/')
                .Select(c => c is '"' or '\\' or '$' or '[' or ']' or '{' or '}' ? $"\\{c}" : $"{c}"))
        + "\"";
}
