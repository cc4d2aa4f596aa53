using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Glimpse.Core;

/// <summary>What is wrong with a JSON text, in words: .NET's own name its types, and what they lack.</summary>
public static partial class JsonFault
{
    private const int MatchTimeoutMs = 1000;

    /// <summary>A clause about the text, such as <c>'gridSize' is null</c>.</summary>
    /// <param name="fault">What System.Text.Json, or a converter of ours, says.</param>
    /// <param name="below">Where the text stands in a larger one: <c>architecture.</c></param>
    public static string Of(JsonException fault, string below = "")
    {
        if (Twice().Match(fault.Message) is { Success: true } twice)
            return $"'{below}{twice.Groups["name"].Value}' is there twice";

        // The reader's own faults have no path, alone or within one that has.
        if (fault.InnerException is JsonException { Path: null } || fault.Path is null)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"it is no JSON from byte {fault.BytePositionInLine + 1} of the line on");
        var path = fault.Path.TrimStart('$', '.');
        var place = (below + path).TrimEnd('.');
        var name = $"'{place}'";
        return fault.Message switch
        {
            var text when Missing().Match(text) is { Success: true } missing =>
                $"'{(place.Length == 0 ? "" : place + ".")}{missing.Groups["name"].Value}' is missing",
            var text when text.Contains("could not be mapped", StringComparison.Ordinal) =>
                $"there is no member {name}",
            var text when text.StartsWith("Duplicate properties", StringComparison.Ordinal) => $"{name} is there twice",
            var text when text.Contains("allow null", StringComparison.Ordinal) => $"{name} is null",
            var text when text.Contains("could not be converted", StringComparison.Ordinal) =>
                place.Length == 0
                    ? "it is no JSON object"
                    : $"{name} has a value of the wrong type, or none of those that it may have",
            var ours => ours,
        };
    }

    [GeneratedRegex(
        "was missing required properties including: '(?<name>[^']+)'",
        RegexOptions.ExplicitCapture,
        MatchTimeoutMs)]
    private static partial Regex Missing();

    [GeneratedRegex("^Duplicate property '(?<name>[^']+)'", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex Twice();
}
