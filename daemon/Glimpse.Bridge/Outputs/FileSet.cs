using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Glimpse.Bridge.Explaining;
using Glimpse.Core;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Outputs;

/// <summary>
/// Files that belong together, with an index that lists them all. New ones are written to a folder of ours first and
/// then take the place of earlier ones: where the index stands, everything that it lists does, too. What a killed
/// process left half moved is finished by the next; what it left half written goes. Only files that an index of this
/// program lists are ever replaced or removed.
/// </summary>
/// <param name="folder">Where they lie; locked by the caller.</param>
/// <param name="index">Name of the index: JSON with <c>program</c> and <c>files</c>.</param>
/// <param name="isOwn">Whether a name is one that this program gives to such files.</param>
internal sealed class FileSet(string folder, string index, Func<string, bool> isOwn)
{
    /// <summary>Most bytes of an index or an entry of ours that is read: what is longer isn't ours.</summary>
    public const long MostBytes = 1 << 28;

    private const string UnfinishedName = ".glimpse-unfinished";
    private const string EarlierPrefix = "earlier-";

    /// <summary>Names of the files that lie there; empty where there is no index of ours.</summary>
    public ImmutableArray<string> Names => Listed(In(index));

    /// <summary>True where there is an index of ours, and all that it lists.</summary>
    public bool IsComplete => Names is { IsEmpty: false } names && names.All(name => File.Exists(In(name)));

    /// <summary>Whether an entry lists all files but itself and the index, and they are as they were written.</summary>
    /// <param name="listed">What the entry lists; may be default.</param>
    public bool HasAsWritten(ImmutableArray<SeriesFile> listed) =>
        !listed.IsDefault
        && Names
            .Where(name => name != index && name != ResultFiles.EntryName)
            .Order(StringComparer.Ordinal)
            .SequenceEqual(listed.Select(file => file.Path).Order(StringComparer.Ordinal))
        && listed.All(file =>
            OrdinaryFile.TryRead(In(file.Path), MostBytes) is { } content
            && Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256);

    private string Unfinished => In(UnfinishedName);

    private string EarlierIndex => Staged(EarlierPrefix + index);

    /// <summary>Refuses to write where something lies that isn't ours.</summary>
    /// <param name="names">Names of the files to be written.</param>
    /// <exception cref="GlimpseException">One is there that no index of ours lists.</exception>
    public void RequireRoom(IEnumerable<string> names) => RequireRoom(names, Names);

    /// <summary>Makes ready to write; what an earlier process left is finished, or goes.</summary>
    public void Begin()
    {
        Finish();
        Directory.CreateDirectory(Unfinished);
    }

    /// <summary>
    /// Writes one of the new files; the index comes last. It is on the disk before it takes its place, so that it
    /// outlives a loss of power, too.
    /// </summary>
    /// <returns>SHA-256 of its content, in hexadecimal.</returns>
    public string Write(string name, Action<Stream> write)
    {
        using var stream = new FileStream(Staged(name), FileMode.CreateNew, FileAccess.ReadWrite);
        write(stream);
        stream.Flush(flushToDisk: true);
        stream.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Refuses to have the new files, which are complete, take the place of what isn't ours.</summary>
    /// <exception cref="GlimpseException">A file that isn't ours is in the way.</exception>
    public void RequireRoom() =>
        RequireRoom(Listed(Staged(index)).Where(name => File.Exists(Staged(name))), Earlier);

    /// <summary>Puts the new files, which are complete, in the place of the earlier ones.</summary>
    /// <returns>How many earlier files they replaced.</returns>
    /// <exception cref="GlimpseException">A file that isn't ours is in the way.</exception>
    public int Replace()
    {
        RequireRoom();
        var (names, earlier) = (Listed(Staged(index)), Earlier);
        if (File.Exists(In(index)))
            File.Move(In(index), EarlierIndex, overwrite: true);
        foreach (var name in earlier.Except(names))
            File.Delete(In(name));
        foreach (var name in names.Where(name => name != index && File.Exists(Staged(name))).Append(index))
            File.Move(Staged(name), In(name), overwrite: true);
        Discard();
        return earlier.Length;
    }

    /// <summary>Finishes what a killed process left: complete, it takes its place; else it goes.</summary>
    public void Finish()
    {
        if (!Directory.Exists(Unfinished))
        {
            RequireRoom([UnfinishedName], []);
            return;
        }

        if (new DirectoryInfo(Unfinished).LinkTarget is not null)
            Directory.Delete(Unfinished); // The link alone: what it leads to isn't ours.
        else if (!Listed(Staged(index)).IsEmpty)
            Replace();
        else
            Discard();
    }

    /// <summary>Removes what was written and isn't to stay.</summary>
    public void Discard()
    {
        foreach (var file in Directory.GetFiles(Unfinished).Where(file => IsStaged(Path.GetFileName(file))))
            File.Delete(file);
        if (!Directory.EnumerateFileSystemEntries(Unfinished).Any())
            Directory.Delete(Unfinished);
    }

    /// <summary>Removes the files that lie there, the index last.</summary>
    /// <returns>How many they were.</returns>
    public int Remove()
    {
        var names = Names;
        foreach (var name in names.Where(name => name != index).Concat(names.Where(name => name == index)))
            File.Delete(In(name));
        return names.Length;
    }

    private ImmutableArray<string> Earlier => Names is { IsEmpty: false } there ? there : Listed(EarlierIndex);

    private bool IsStaged(string name) => isOwn(name) || name == EarlierPrefix + index;

    private void RequireRoom(IEnumerable<string> names, ImmutableArray<string> earlier)
    {
        if (
            names.FirstOrDefault(name =>
                Path.Exists(In(name)) && (!earlier.Contains(name) || Directory.Exists(In(name)))
            ) is
            { } foreign)
        {
            throw new GlimpseException(
                GlimpseErrorCode.Environment,
                $"'{In(foreign)}' is there already, and no result of {ResultRecords.Program.Name} says that it "
                    + $"belongs to it.",
                "Name another folder with --out, or move the file away.");
        }
    }

    private string In(string name) => Path.Combine(folder, name);

    private string Staged(string name) => Path.Combine(Unfinished, name);

    /// <summary>
    /// The names that an index lists, itself among them; empty where it isn't there, is no index of ours or is damaged.
    /// </summary>
    private ImmutableArray<string> Listed(string path)
    {
        try
        {
            if (OrdinaryFile.TryRead(path, MostBytes) is not { } content)
                return [];
            using var json = JsonDocument.Parse(content);
            var root = json.RootElement;
            if (root.GetProperty("program").GetProperty("name").GetString() != ResultRecords.Program.Name)
                return [];
            var files = root.GetProperty("files").EnumerateArray()
                .Select(file => (file.ValueKind == JsonValueKind.String ? file : file.GetProperty("path")).GetString());
            return [.. files.OfType<string>().Where(isOwn).Append(index).Distinct()];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }
}
