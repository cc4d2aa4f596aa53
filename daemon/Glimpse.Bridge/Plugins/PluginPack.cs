using System.IO.Compression;
using Glimpse.Core;

namespace Glimpse.Bridge.Plugins;

/// <summary>The file that a viewer's own plugin manager installs.</summary>
internal static class PluginPack
{
    /// <summary>Writes it; in place of an earlier one, but of nothing else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The zip or wheel.</param>
    /// <param name="inside">What the name of each of its entries begins with, and of no other program's.</param>
    /// <exception cref="GlimpseException">Another file is there, no folder is, or it can't be written.</exception>
    public static void Write(string path, byte[] content, params ReadOnlySpan<string> inside)
    {
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            if (!Directory.Exists(folder))
                throw new GlimpseException(
                    GlimpseErrorCode.Environment,
                    $"'{path}' can't be written: there is no folder '{folder}'.",
                    "Make the folder first, or name another.");
            var file = new UserFile(path);
            if (file.Read() is { Length: > 0 } there && !IsPack(there, inside))
                throw new GlimpseException(
                    GlimpseErrorCode.Environment,
                    $"'{path}' is there already, and it is no plugin that 'glimpse plugin pack' made.",
                    "Name another file, or move that one away.");
            file.CheckWritable();
            file.Replace(content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"'{path}' can't be written: {e.Message.TrimEnd('.')}.",
                "Name a file in a folder that you may write to.",
                e);
        }
    }

    private static bool IsPack(byte[] content, ReadOnlySpan<string> inside)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            foreach (var entry in archive.Entries)
            {
                if (!IsInside(entry.FullName, inside))
                    return false;
            }

            return archive.Entries.Count > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsInside(string name, ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (name.StartsWith(folder, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
