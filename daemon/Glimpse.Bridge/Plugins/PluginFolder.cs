using System.IO.Compression;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>The files of a viewer's plugin, as they lie beside the executable: <c>plugins/VIEWER/NAME</c>.</summary>
/// <param name="Path">The folder.</param>
internal sealed record PluginFolder(string Path)
{
    private static readonly string[] Sources = [".py", ".tcl", ".json", ".html", ".png"];
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Name of the folder, which is that of the plugin.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The plugin for PyMOL.</summary>
    /// <exception cref="GlimpseException">It isn't there.</exception>
    public static PluginFolder ForPyMol() => Beside("pymol", "glimpse_bridge");

    /// <summary>The package for VMD.</summary>
    /// <exception cref="GlimpseException">It isn't there.</exception>
    public static PluginFolder ForVmd() => Beside("vmd", "glimpse");

    /// <summary>The package of the bundle for ChimeraX.</summary>
    /// <exception cref="GlimpseException">It isn't there.</exception>
    public static PluginFolder ForChimeraX() => Beside("chimerax", "src");

    /// <summary>The files, relative to the folder with forward slashes, in ordinal order.</summary>
    public IEnumerable<string> FileNames() =>
        Directory
            .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Where(file => Sources.Contains(System.IO.Path.GetExtension(file)))
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>What a file holds.</summary>
    public byte[] Content(string name) => File.ReadAllBytes(System.IO.Path.Combine(Path, name));

    /// <summary>The files as a zip, in a folder with the plugin's name; the same files make the same zip.</summary>
    public byte[] Pack()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in FileNames())
            {
                var entry = archive.CreateEntry($"{Name}/{name}");
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(Content(name));
            }
        }

        return zip.ToArray();
    }

    private static PluginFolder Beside(string viewer, string name)
    {
        var path = System.IO.Path.Combine(AppContext.BaseDirectory, "plugins", viewer, name);
        return Directory.Exists(path)
            ? new PluginFolder(path)
            : throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"The plugin's files aren't in {path}.",
                "Install Glimpse Bridge again.");
    }
}
