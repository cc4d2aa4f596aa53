using System.Globalization;
using System.Text;

namespace Glimpse.Models.Registry;

/// <summary>Tells whether something in folders of models has changed, without reading any of it.</summary>
internal static class FolderStamp
{
    /// <summary>
    /// Which models and members of models lie there, how long their manifests are and when they were written.
    /// </summary>
    /// <param name="folders">Folders of models; one that is missing counts as empty.</param>
    internal static string Of(IEnumerable<string> folders)
    {
        var stamp = new StringBuilder();
        foreach (var folder in folders)
        {
            foreach (var model in FoldersIn(folder))
            {
                Add(stamp, model);
                foreach (var member in FoldersIn(model))
                    Add(stamp, member);
            }
        }

        return stamp.ToString();
    }

    private static IEnumerable<string> FoldersIn(string folder)
    {
        try
        {
            return Directory.GetDirectories(folder).Order(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Add(StringBuilder stamp, string model)
    {
        var manifest = new FileInfo(Path.Combine(model, ModelFolder.ManifestName));
        stamp.Append(model).Append('\n');
        if (manifest.Exists)
            stamp.Append(
                CultureInfo.InvariantCulture,
                $"{manifest.LastWriteTimeUtc.Ticks} {manifest.Length}\n");
    }
}
