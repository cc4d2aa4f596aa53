using System.Text;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>Where a viewer's plugin goes: a folder, and lines in a file of the user's.</summary>
/// <param name="Folder">The plugin's folder.</param>
/// <param name="ResourceFile">The file that the viewer reads when it starts.</param>
internal sealed record PluginPlace(string Folder, string ResourceFile)
{
    /// <summary>The file in the plugin's folder that names the executable, so that the plugin finds it.</summary>
    private const string InstallerName = "installed-by";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Copies the files and adds the lines, in place of what was there.</summary>
    /// <param name="files">The plugin's files.</param>
    /// <param name="executable">What the plugin runs.</param>
    /// <param name="linesBeside">Our lines, given what else the resource file holds.</param>
    /// <exception cref="GlimpseException">Something can't be written.</exception>
    public void Install(PluginFolder files, string executable, Func<string, string> linesBeside) => Guard(() =>
    {
        files.CopyTo(Folder);
        File.WriteAllText(Path.Combine(Folder, InstallerName), executable + "\n", Utf8);
        Rewrite(text => ResourceBlock.Add(text, linesBeside(ResourceBlock.Remove(text))));
    });

    /// <summary>Takes the folder and our lines away.</summary>
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
