using System.Security.Cryptography;
using System.Text.Json;
using Glimpse.Protocol;
using Glimpse.Protocol.Wire;

namespace Glimpse.Bridge.Jobs;

/// <summary>What makes two requests the same: all of them but how urgent they are and what the client calls them.</summary>
internal static class RequestKey
{
    /// <summary>SHA-256, hexadecimal.</summary>
    public static string Of(ExplainRequest request) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(request with { Token = null, Priority = null }, GlimpseJsonContext.OneLine.ExplainRequest)));
}
