using System.Globalization;
using Glimpse.Core.Voxels;
using Glimpse.Models.Networks;
using Glimpse.Models.Outputs;

namespace Glimpse.Models.Registry;

/// <summary>Everything that a manifest says is used, or refused by its name.</summary>
internal static class ManifestChecks
{
    private const int LongestName = 64;
    private const int LongestTitle = 200;
    private const int LongestDescription = 2000;
    private const int ChecksumLetters = 64;

    /// <summary>What this program can't do as the manifest has it, in words; null when it can do all.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="scheme">The scheme that it names.</param>
    internal static string? Fault(ModelManifest manifest, ChannelScheme scheme) =>
        TextFault(manifest)
        ?? OutputsFault(manifest)
        ?? (
            manifest.GridSize == scheme.GridSize ? null : Other("gridSize", manifest.GridSize, scheme.GridSize))
        ?? (
            manifest.Spacing == scheme.GridSpacing ? null : Other("spacing", manifest.Spacing, scheme.GridSpacing))
        ?? manifest.Architecture.Fault(manifest)
        ?? (
            manifest.Architecture is NetworkArchitecture { Shape.Channels: var channels }
            && channels != scheme.Channels.Length
                ? Other("architecture.channels", channels, scheme.Channels.Length)
                : null)
        ?? SourcesFault(manifest)
        ?? (
            manifest.Interval is null or { Coverage: > 0 and < 1, HalfWidth: > 0 and < double.PositiveInfinity }
                ? null
                : "interval must have a coverage between 0 and 1 and a halfWidth above 0")
        ?? VerdictFault(manifest)
        ?? ImportFault(manifest)
        ?? manifest
            .Metrics.Where(metric => !double.IsFinite(metric.Value))
            .Select(metric => $"metrics.{metric.Key} isn't finite")
            .FirstOrDefault()
        ?? (
            !manifest.Architecture.MemberNames.IsEmpty
                ? manifest.WeightsSha256.Length == 0
                    ? null
                    : "weightsSha256 stands there, and a model made of others has no weights of its own"
            : IsChecksum(manifest.WeightsSha256) ? null
            : "weightsSha256 isn't 64 hexadecimal digits");

    private static string? TextFault(ModelManifest manifest) =>
        (
            IsWord(manifest.Name)
                ? null
                : "name must be 1 to 64 letters, digits, '-', '_', '.' or '+', the first a letter or digit")
        ?? (manifest.Version.Length == 0 || IsWord(manifest.Version) ? null : "version must be a word")
        ?? (IsText(manifest.Title, LongestTitle) ? null : "title must be a line of text")
        ?? (IsText(manifest.Description, LongestDescription) ? null : "description must be a line of text")
        ?? manifest
            .Metrics.Keys.Where(name => !IsText(name, LongestTitle))
            .Select(_ => "metrics has a name that is no line of text")
            .FirstOrDefault();

    private static string? OutputsFault(ModelManifest manifest)
    {
        if (manifest.FurtherOutputs is { } further && (further.IsDefault || further.Contains(null!)))
            return "furtherOutputs must be a list of outputs";
        foreach (var (place, output) in manifest.Outputs.Index())
        {
            // The first stands in the manifest itself, and what it is called is 'output' there.
            var (name, of) = place == 0 ? ("output", "") : ("name", $"furtherOutputs[{place - 1}].");
            if (!IsWord(output.Name))
                return $"{of}{name} must be a word";
            if (Quantity.OfUnit(output.Unit) is not { } quantity)
            {
                var units = string.Join(" or ", Quantity.All.Select(one => one.Unit));
                return $"{of}unit is '{output.Unit}'; it may be {units}";
            }

            if (output.ShowsProbability && quantity.Probability is null)
                return $"{of}showsProbability is true, which no {quantity.Unit} can be";
        }

        return manifest.Outputs.DistinctBy(output => output.Name).Count() < manifest.Outputs.Length
            ? "two outputs have one name"
            : null;
    }

    private static string? VerdictFault(ModelManifest manifest) =>
        manifest.Verdict is not { } verdict ? null
        : manifest.Outputs[0].Quantity.Probability is null
            ? $"verdict stands there, and a {manifest.Unit} judges no pose"
        : IsText(verdict.Good, LongestTitle) && IsText(verdict.Bad, LongestTitle) ? null
        : "verdict must have words for good and bad";

    private static string? ImportFault(ModelManifest manifest) =>
        manifest.Imported is not { } imported
        || (
            IsText(imported.License, LongestDescription)
            && !imported.Files.IsDefaultOrEmpty
            && imported.Files.All(file =>
                file is not null && IsText(file.Name, LongestTitle) && IsChecksum(file.Sha256)))
            ? null
            : "imported must have a licence, and files with name and sha256";

    private static bool IsChecksum(string? text) =>
        text is { Length: ChecksumLetters } && text.All(char.IsAsciiHexDigit);

    private static string? SourcesFault(ModelManifest manifest) =>
        manifest.TrainingSets.Any(source =>
            source is null
            || !IsText(source.Name, LongestTitle)
            || !IsText(source.License, LongestDescription)
            || source.Complexes < 0)
            ? "trainingSets must hold names, licences and counts"
            : null;

    /// <summary>True for what a model or an output can be called.</summary>
    internal static bool IsWord(string text) =>
        text.Length is > 0 and <= LongestName
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+');

    private static bool IsText(string? text, int longest) =>
        text is { Length: > 0 } && text.Length <= longest && !text.Any(char.IsControl);

    private static string Other(string member, double stated, double used) =>
        string.Create(CultureInfo.InvariantCulture, $"{member} is {stated}, and this program computes with {used}");
}
