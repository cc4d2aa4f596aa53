using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Jobs;

/// <summary>
/// What makes two requests the same: all of them but how urgent they are and what the client calls them. Long texts
/// stand in it by their hashes:
/// written out once more, one of 52 MB would take 1 GB.
/// </summary>
internal static class RequestKey
{
    /// <summary>SHA-256, hexadecimal.</summary>
    public static string Of(ExplainRequest request)
    {
        var shortened = request with
        {
            Token = null,
            Priority = null,
            Structure = Shortened(request.Structure)!,
            Ligands = Shortened(request.Ligands),
            Versus = Shortened(request.Versus),
            Template = request.Template is { } template
                ? template with
                {
                    Structure = Shortened(template.Structure),
                }
                : null,
            Frames = request.Frames is { } frames
                ? frames with
                {
                    Coordinates = SHA256.HashData(frames.Coordinates),
                }
                : null,
        };
        return Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(shortened, GlimpseJsonContext.OneLine.ExplainRequest)));
    }

    private static StructureText? Shortened(StructureText? text) =>
        text is null
            ? null
            : text with
            {
                Text = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.Text.AsSpan()))),
            };
}
