using System.Text.Json;
using Glimpse.Models.Import.Archives;

namespace Glimpse.Models.Import.Gnina;

/// <summary>
/// What gnina keeps beside a network (<c>extra/metadata</c>): grid, channels, and how its outputs are meant. A file
/// without it means gnina's defaults.
/// </summary>
internal static class GninaMetadata
{
    /// <summary>The entry's name among what was saved beside the network.</summary>
    internal const string EntryName = "metadata";

    private const double Resolution = 0.5;
    private const double Dimension = 23.5;

    /// <summary>Refuses what this program can't compute.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="text">The metadata; null where there is none.</param>
    /// <param name="network">The network that it stands beside.</param>
    /// <exception cref="Core.GlimpseException">It is damaged, or of another grid, other channels or outputs; the
    /// message names the member and, of a map, the line.</exception>
    internal static void Check(string path, string? text, KnownNetwork network)
    {
        var (receptor, ligand) = (GninaMap.Receptor28, GninaMap.Ligand28);
        if (text is not null)
        {
            using var json = Parse(path, text);
            foreach (var member in json.RootElement.EnumerateObject())
            {
                if (member.NameEquals("recmap"))
                    receptor = Map(path, member);
                else if (member.NameEquals("ligmap"))
                    ligand = Map(path, member);
                else
                    CheckNumber(path, member);
            }
        }

        CheckMap(path, "recmap", receptor, network.Receptor, network);
        CheckMap(path, "ligmap", ligand, network.Ligand, network);
    }

    private static JsonDocument Parse(string path, string text)
    {
        try
        {
            var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return json;
            json.Dispose();
            throw ArchiveFault.Damaged(path, "its metadata is no JSON object");
        }
        catch (JsonException failure)
        {
            throw ArchiveFault.Damaged(path, "its metadata is no JSON", failure);
        }
    }

    private static GninaMap Map(string path, JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.String
            ? GninaMap.Parse(member.Value.GetString()!)
            : throw Unknown(path, member);

    private static void CheckMap(string path, string name, GninaMap its, GninaMap known, KnownNetwork network)
    {
        if (known.Difference(its) is { } difference)
            throw ArchiveFault.Foreign(
                path,
                $"has other channels than gnina's {network.Name}: {name} in its metadata, {difference}");
    }

    private static void CheckNumber(string path, JsonProperty member)
    {
        var isKnown = member.Name switch
        {
            "resolution" => Is(member.Value, Resolution),
            "dimension" => Is(member.Value, Dimension),
            "radius_scaling" => Is(member.Value, 1),
            "skip_softmax" or "apply_logistic_loss" => member.Value.ValueKind == JsonValueKind.False
                || Is(member.Value, 0),
            _ => false,
        };
        if (!isKnown)
            throw Unknown(path, member);
    }

    private static bool Is(JsonElement value, double number) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var its) && its == number;

    private static Core.GlimpseException Unknown(string path, JsonProperty member)
    {
        const int Longest = 40;
        var value = member.Value.GetRawText();
        return ArchiveFault.Foreign(
            path,
            $"has '{member.Name}' as {(value.Length > Longest ? value[..Longest] + "..." : value)} in its metadata, "
                + "which this program can't do");
    }
}
