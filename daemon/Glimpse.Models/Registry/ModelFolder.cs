using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Glimpse.Core;
using Glimpse.Core.Schemes;
using Glimpse.Core.Schemes.Glimpse8;
using Glimpse.Core.Voxels;
using Glimpse.Models.Inference;
using Glimpse.Models.Torch;

namespace Glimpse.Models.Registry;

/// <summary>A folder with a model: manifest and weights.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Manifest">What its <c>model.json</c> says.</param>
public sealed record ModelFolder(string Path, ModelManifest Manifest)
{
    /// <summary>The manifest's file name.</summary>
    public const string ManifestName = "model.json";

    private const string Remedy = "Correct the manifest, or install the model again.";
    private const long MostManifestBytes = 1 << 20;
    private const long MostWeightsBytes = 1L << 30;

    /// <summary>The weights' file name.</summary>
    public const string WeightsName = "weights.safetensors";

    /// <summary>What its network's input is made of.</summary>
    public ChannelScheme Scheme { get; init; } = Glimpse8Scheme.Instance;

    /// <summary>True for a model that came with the program, false for one of the user's.</summary>
    public bool IsShipped { get; init; }

    /// <summary>
    /// Models of the same name that aren't used, because this one lies in a folder that is looked through before
    /// theirs.
    /// </summary>
    public ImmutableArray<ModelFolder> Hides { get; init; } = [];

    /// <summary>The models that it is made of; none for one with weights of its own.</summary>
    public ImmutableArray<ModelFolder> Members { get; init; } = [];

    /// <summary>The folders that hold its weights: its members', or itself.</summary>
    public ImmutableArray<ModelFolder> Parts => Members.IsEmpty ? [this] : Members;

    /// <summary>SHA-256 of its manifest's text, lower-case hexadecimal.</summary>
    public string ManifestSha256 { get; init; } = "";

    /// <summary>SHA-256 of its manifest's text and of its members'.</summary>
    public string ManifestsSha256 => string.Join(' ', Members.Prepend(this).Select(part => part.ManifestSha256));

    /// <summary>The weights' path.</summary>
    public string WeightsPath => System.IO.Path.Combine(Path, WeightsName);

    /// <summary>
    /// Reads a folder's manifest, and its members', and checks that this program can serve the model; the weights
    /// aren't read yet.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="kinds">The kinds of model that there are; those of the program where none are given.</param>
    /// <param name="schemes">What it may be of; those of the program where none are given.</param>
    /// <exception cref="GlimpseException">The manifest is missing or damaged, or the model is of another scheme or of
    /// a kind that isn't known; or a member is.</exception>
    public static ModelFolder Read(string path, ModelKinds? kinds = null, SchemeCatalogue? schemes = null)
    {
        (kinds, schemes) = (kinds ?? ModelKinds.Own, schemes ?? SchemeCatalogue.Own);
        var model = ReadAlone(path, kinds, schemes);
        return model with
        {
            Members =
            [
                .. model.Manifest.Architecture.MemberNames.Select(name => model.Member(name, kinds, schemes)),
            ],
        };
    }

    private static ModelFolder ReadAlone(string path, ModelKinds kinds, SchemeCatalogue schemes)
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
            manifest = JsonSerializer.Deserialize(text, kinds.Manifest)
                ?? throw Bad(file, "null stands there instead of an object");
        }
        catch (JsonException failure)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadModel,
                $"{file}{(failure.LineNumber is { } line ? $", line {line + 1}" : "")}: {JsonFault.Of(failure)}.",
                Remedy,
                failure);
        }

        return new ModelFolder(path, manifest)
        {
            Scheme = Check(file, manifest, schemes),
            ManifestSha256 = Convert.ToHexStringLower(SHA256.HashData(text)),
        };
    }

    /// <summary>
    /// Writes the manifest, completed by the checksum of the weights that lie there; a model that is made of others has
    /// none.
    /// </summary>
    public static ModelFolder Write(string path, ModelManifest manifest, ModelKinds? kinds = null)
    {
        var complete = manifest.Architecture.MemberNames.IsEmpty
            ? manifest with { WeightsSha256 = Checksum(System.IO.Path.Combine(path, WeightsName)) }
            : manifest;
        AtomicFile.Write(
            System.IO.Path.Combine(path, ManifestName),
            Encoding.UTF8.GetBytes(JsonSerializer.Serialize(complete, (kinds ?? ModelKinds.Own).Manifest) + "\n"));
        return new ModelFolder(path, complete);
    }

    /// <summary>Refuses weights other than those that the manifest was written for.</summary>
    /// <exception cref="GlimpseException">They are missing or others.</exception>
    public void CheckWeights()
    {
        foreach (var part in Parts)
            part.ReadWeights();
    }

    /// <summary>Loads one output.</summary>
    /// <param name="output">Which, from 0 in the order of its manifest.</param>
    /// <param name="torch">Starts torch; not called for a model that needs none.</param>
    /// <exception cref="GlimpseException">Its weights are missing, damaged or another model's.</exception>
    public ILoadedModel Open(int output, Func<TorchThread> torch) => Manifest.Architecture.Open(this, output, torch);

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
            "Install the model again.");
    }

    /// <summary>What to throw when a manifest says something that can't be used.</summary>
    internal static GlimpseException Bad(string file, string what) =>
        new(GlimpseErrorCode.BadModel, $"{file}: {what}.", Remedy);

    /// <summary>A model that this one is made of: a folder in this one's, or beside it.</summary>
    private ModelFolder Member(string name, ModelKinds kinds, SchemeCatalogue schemes)
    {
        var inside = System.IO.Path.Combine(Path, name);
        var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!, name);
        var member = ReadAlone(Directory.Exists(inside) ? inside : beside, kinds, schemes);
        return MemberFault(member.Manifest) is { } fault
            ? throw Bad(System.IO.Path.Combine(Path, ManifestName), $"the member '{name}' {fault}")
            : member;
    }

    private string? MemberFault(ModelManifest member) =>
        !member.Architecture.MemberNames.IsEmpty ? "is itself made of others"
        : (member.Scheme, member.SchemeRevision) != (Manifest.Scheme, Manifest.SchemeRevision)
            ? "has another scheme"
        : Manifest.Outputs.FirstOrDefault(output =>
            !member.Outputs.Any(its => (its.Name, its.Unit) == (output.Name, output.Unit))) is { } missing
            ? $"has no output {missing.Name} in {missing.Unit}"
        : null;

    private static string Checksum(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The scheme of a manifest that can be used.</summary>
    private static ChannelScheme Check(string file, ModelManifest manifest, SchemeCatalogue schemes)
    {
        if (schemes.Find(manifest.Scheme, manifest.SchemeRevision) is not { } scheme)
        {
            throw new GlimpseException(
                GlimpseErrorCode.BadModel,
                $"{file}: the model was trained with {manifest.Scheme} revision {manifest.SchemeRevision}; this "
                    + $"program computes {schemes}.",
                "Use a model and a program of the same release.");
        }

        var fault = ManifestChecks.Fault(manifest, scheme);
        return fault is null ? scheme : throw Bad(file, fault);
    }
}
