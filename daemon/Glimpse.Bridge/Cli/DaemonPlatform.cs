using System.Runtime.Versioning;
using Glimpse.Core;

namespace Glimpse.Bridge.Cli;

/// <summary>Where the daemon runs.</summary>
internal static class DaemonPlatform
{
    [SupportedOSPlatformGuard("linux")]
    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>What the commands of the daemon say elsewhere.</summary>
    public static GlimpseException Unsupported() => new(
        GlimpseErrorCode.Environment,
        "The daemon runs on Linux only.",
        "Use 'glimpse explain', or the daemon of a Linux machine: 'ssh HOST glimpse connect'.");
}
