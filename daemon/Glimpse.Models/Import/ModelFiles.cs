using System.Text;
using System.Text.Json;
using Glimpse.Core;
using Glimpse.Models.Registry;
using Glimpse.Models.Weights;

namespace Glimpse.Models.Import;

/// <summary>
/// The files of an imported model: manifest, weights and card, and the folders of its members. Nothing else is ever
/// removed.
/// </summary>
internal static class ModelFiles
{
    /// <summary>The card's file name.</summary>
    internal const string CardName = "CARD.md";

    private static readonly string[] Names =
    [
        ModelFolder.ManifestName, ModelFolder.WeightsName, CardName,
        ModelFolder.ManifestName + AtomicFile.UnfinishedSuffix,
        ModelFolder.WeightsName + AtomicFile.UnfinishedSuffix,
        CardName + AtomicFile.UnfinishedSuffix,
    ];

    /// <summary>Writes a model into a new folder.</summary>
    internal static void Write(string folder, ModelDraft draft, ModelKinds? kinds)
    {
        WriteAlone(folder, draft, kinds);
        foreach (var member in draft.Members)
            WriteAlone(Path.Combine(folder, member.Manifest.Name), member, kinds);
        if (draft.Card.Length > 0)
            AtomicFile.Write(Path.Combine(folder, CardName), Encoding.UTF8.GetBytes(draft.Card));
    }

    /// <summary>True where the manifest says that the model was imported.</summary>
    internal static bool IsImported(string folder)
    {
        const int MostBytes = 1 << 20;
        try
        {
            using var json = JsonDocument.Parse(
                OrdinaryFile.TryRead(Path.Combine(folder, ModelFolder.ManifestName), MostBytes) ?? []);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("imported", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What in a model's folder isn't ours; null for nothing.</summary>
    internal static string? Foreign(string folder) =>
        Directory
            .GetFileSystemEntries(folder)
            .Select(entry => IsOwnFile(entry) ? null : IsFolder(entry) ? ForeignInMember(entry) : entry)
            .FirstOrDefault(entry => entry is not null);

    /// <summary>Removes what is ours, and the folder when nothing else is in it.</summary>
    internal static void Remove(string folder)
    {
        foreach (var entry in Directory.GetFileSystemEntries(folder))
        {
            if (IsOwnFile(entry))
                File.Delete(entry);
            else if (IsFolder(entry) && ForeignInMember(entry) is null)
                Remove(entry);
        }

        if (Directory.GetFileSystemEntries(folder).Length == 0)
            Directory.Delete(folder);
    }

    /// <summary>True for a folder that is no link.</summary>
    internal static bool IsFolder(string path) =>
        Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null;

    private static void WriteAlone(string folder, ModelDraft draft, ModelKinds? kinds)
    {
        Directory.CreateDirectory(folder);
        if (draft.Weights is { } weights)
            SafeTensors.Write(Path.Combine(folder, ModelFolder.WeightsName), weights);
        ModelFolder.Write(folder, draft.Manifest, kinds);
    }

    private static bool IsOwnFile(string path) => Names.Contains(Path.GetFileName(path)) && !Directory.Exists(path);

    private static string? ForeignInMember(string folder) =>
        Directory.GetFileSystemEntries(folder).FirstOrDefault(entry => !IsOwnFile(entry));
}
