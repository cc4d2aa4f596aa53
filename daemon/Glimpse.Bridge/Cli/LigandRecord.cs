using Glimpse.Protocol;

namespace Glimpse.Bridge.Cli;

/// <summary>Which ligand of many.</summary>
/// <param name="Name">Its folder's name.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Hash">SHA-256 of what was read; empty where it can't be.</param>
internal sealed record LigandRecord(string Name, ResultSource Source, string Hash);
