namespace Glimpse.Protocol;

/// <summary>The program that made a result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, semantic.</param>
public sealed record ProgramInfo(string Name, string Version);
