using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Glimpse.Core;
using Glimpse.Core.Voxels;

namespace Glimpse.Models.Registry;

/// <summary>A folder with a model: manifest and weights.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">What its <c>model.json</c> says.</param>
public sealed record ModelFolder(string Path, ModelManifest Manifest)
{
    /// <summary>The manifest's file name.</summary>
    public const string ManifestName = "model.json";

    private const long MostManifestBytes = 1 << 20;
    private const long MostWeightsBytes = 1L << 30;

    /// <summary>The weights' file name.</summary>
    public const string WeightsName = "weights.safetensors";

    /// <summary>True for a model that came with the program, false for one of the user's.</summary>
    public bool IsShipped { get; init; }

    /// <summary>
    /// Models of the same name that aren't used, because this one lies in a folder that is looked through before
    /// theirs.
    /// </summary>
    public ImmutableArray<ModelFolder> Hides { get; init; } = [];

    /// <summary>The weights' path.</summary>
    public string WeightsPath => System.IO.Path.Combine(Path, WeightsName);

    /// <summary>
    /// Reads a folder's manifest and checks that this program can serve the model; the weights aren't read yet.
    /// </summary>
    /// <exception cref="GlimpseException">The manifest is missing or damaged, or the model is of another
    /// scheme.</exception>
    public static ModelFolder Read(string path)
    {
        var file = System.IO.Path.Combine(path, ManifestName);
        var text = OrdinaryFile.Read(
            file,
            MostManifestBytes,
            GlimpseErrorCode.BadModel,
            "Name a folder that holds model.json and weights.safetensors.");
        ModelManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize(text, ModelJson.Default.ModelManifest)
                ?? throw new JsonException("null instead of an object");
        }
        catch (JsonException failure)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadModel,
                $"{file}{(failure.LineNumber is { } line ? $", line {line + 1}" : "")}: {failure.Message}",
                "Correct the manifest, or install the model again.",
                failure);
        }

        Check(file, manifest);
        return new ModelFolder(path, manifest);
    }

    /// <summary>Writes the manifest, completed by the checksum of the weights that lie there.</summary>
    public static ModelFolder Write(string path, ModelManifest manifest)
    {
        var complete = manifest with { WeightsSha256 = Checksum(System.IO.Path.Combine(path, WeightsName)) };
        AtomicFile.Write(
            System.IO.Path.Combine(path, ManifestName),
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(complete, ModelJson.Default.ModelManifest) + "\n"));
        return new ModelFolder(path, complete);
    }

    /// <summary>Refuses weights other than those that the manifest was written for.</summary>
    /// <exception cref="GlimpseException">They are missing or others.</exception>
    public void CheckWeights() => ReadWeights();

    /// <summary>The weights' file, once it has proved to be the one that the manifest was written for.</summary>
    /// <exception cref="GlimpseException">It is missing or another.</exception>
    internal byte[] ReadWeights()
    {
        var weights = OrdinaryFile.Read(
            WeightsPath,
            MostWeightsBytes,
            GlimpseErrorCode.BadModel,
            "Install the model again.");
        if (
            string.Equals(
                Convert.ToHexStringLower(SHA256.HashData(weights)),
                Manifest.WeightsSha256,
                StringComparison.OrdinalIgnoreCase))
            return weights;
        throw new GlimpseException(
            GlimpseErrorCode.BadModel,
            $"{WeightsPath} is damaged, or isn't the file that {ManifestName} describes: its SHA-256 differs.",
            "Install the model again; a daemon that runs since before needs 'glimpse stop' to see it.");
    }

    /// <summary>What to throw when a manifest says something that can't be used.</summary>
    internal static GlimpseException Bad(string file, string what) =>
        new(GlimpseErrorCode.BadModel, $"{file}: {what}.", "Correct the manifest, or install the model again.");

    private static string Checksum(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Check(string file, ModelManifest manifest)
    {
        if (manifest.Scheme != ChannelScheme.Name || manifest.SchemeRevision != ChannelScheme.Revision)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadModel,
                $"{file}: the model was trained with {manifest.Scheme} revision {manifest.SchemeRevision}; this "
                    + $"program computes {ChannelScheme.Name} revision {ChannelScheme.Revision}.",
                "Use a model and a program of the same release.");
        }

        var fault = ManifestChecks.Fault(manifest);
        if (fault is not null)
            throw Bad(file, fault);
    }
}
