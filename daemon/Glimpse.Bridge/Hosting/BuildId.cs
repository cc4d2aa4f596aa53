using System.Security.Cryptography;
using Glimpse.Core;
using Glimpse.Models.Registry;
using Glimpse.Protocol;

namespace Glimpse.Bridge.Hosting;

/// <summary>
/// Which build this is: builds differ wherever their code does, so that a client never talks to a daemon of another.
/// </summary>
internal static class BuildId
{
    private const int Bytes = 6;

    /// <summary>12 hexadecimal digits of the assemblies' module version ids.</summary>
    public static string Current { get; } = Convert.ToHexStringLower(SHA256.HashData(
    [
        .. new[] { typeof(BuildId), typeof(GlimpseException), typeof(ModelRegistry), typeof(ExplainResult) }
            .SelectMany(type => type.Module.ModuleVersionId.ToByteArray()),
    ]).AsSpan(0, Bytes));
}
