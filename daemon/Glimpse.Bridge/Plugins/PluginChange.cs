using System.Collections.Immutable;

namespace Glimpse.Bridge.Plugins;

/// <summary>What an installation or its undoing found and left.</summary>
/// <param name="WasThere">Whether a plugin was there before.</param>
/// <param name="Kept">Files in the plugin's folder that others put there or changed; they stay.</param>
/// <param name="Backup">The copy of the resource file as it was before its first change; null where nothing had to be
/// kept.</param>
internal sealed record PluginChange(bool WasThere, ImmutableArray<string> Kept, string? Backup);
