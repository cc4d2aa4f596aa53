using System.Globalization;
using Glimpse.Core.Voxels;

namespace Glimpse.Models.Registry;

/// <summary>Everything that a manifest says is used, or refused by its name.</summary>
internal static class ManifestChecks
{
    private const int LongestName = 64;
    private const int LongestTitle = 200;
    private const int LongestDescription = 2000;
    private const int ChecksumLetters = 64;

    /// <summary>The units that predictions have words for.</summary>
    private static readonly string[] Units = ["pK", "logit"];

    /// <summary>What this program can't do as the manifest has it, in words; null when it can do all.</summary>
    internal static string? Fault(ModelManifest manifest) =>
        TextFault(manifest)
        ?? (Units.Contains(manifest.Unit) ? null : $"unit is '{manifest.Unit}'; it may be {string.Join(" or ", Units)}")
        ?? (
            manifest.ShowsProbability && manifest.Unit != "logit"
                ? "showsProbability is true, which only a logit can be"
                : null)
        ?? (
            manifest.GridSize == ChannelLayout.GridSize
                ? null
                : Other("gridSize", manifest.GridSize, ChannelLayout.GridSize))
        ?? (
            manifest.Spacing == ChannelLayout.GridSpacing
                ? null
                : Other("spacing", manifest.Spacing, ChannelLayout.GridSpacing))
        ?? (
            manifest.Architecture.Channels == ChannelLayout.ChannelCount
                ? null
                : Other("architecture.channels", manifest.Architecture.Channels, ChannelLayout.ChannelCount))
        ?? manifest.Architecture.Fault(manifest.GridSize)
        ?? SourcesFault(manifest)
        ?? manifest
            .Metrics.Where(metric => !double.IsFinite(metric.Value))
            .Select(metric => $"metrics.{metric.Key} isn't finite")
            .FirstOrDefault()
        ?? (
            manifest.WeightsSha256.Length == ChecksumLetters && manifest.WeightsSha256.All(char.IsAsciiHexDigit)
                ? null
                : "weightsSha256 isn't 64 hexadecimal digits");

    private static string? TextFault(ModelManifest manifest) =>
        (
            IsWord(manifest.Name)
                ? null
                : "name must be 1 to 64 letters, digits, '-', '_', '.' or '+', the first a letter or digit")
        ?? (IsWord(manifest.Output) ? null : "output must be a word")
        ?? (manifest.Version.Length == 0 || IsWord(manifest.Version) ? null : "version must be a word")
        ?? (IsText(manifest.Title, LongestTitle) ? null : "title must be a line of text")
        ?? (IsText(manifest.Description, LongestDescription) ? null : "description must be a line of text")
        ?? manifest
            .Metrics.Keys.Where(name => !IsText(name, LongestTitle))
            .Select(_ => "metrics has a name that is no line of text")
            .FirstOrDefault();

    private static string? SourcesFault(ModelManifest manifest) =>
        manifest.TrainingSets.IsDefault ? "trainingSets is missing"
        : manifest.TrainingSets.Any(source =>
            source is null
            || !IsText(source.Name, LongestTitle)
            || !IsText(source.License, LongestDescription)
            || source.Complexes < 0)
            ? "trainingSets must hold names, licences and counts"
        : null;

    private static bool IsWord(string text) =>
        text.Length is > 0 and <= LongestName
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+');

    private static bool IsText(string? text, int longest) =>
        text is { Length: > 0 } && text.Length <= longest && !text.Any(char.IsControl);

    private static string Other(string member, double stated, double used) =>
        string.Create(CultureInfo.InvariantCulture, $"{member} is {stated}, and this program computes with {used}");
}
