namespace Glimpse.Protocol;

/// <summary>A file of a ligand's result, as it was written.</summary>
/// <param name="Path">Its path relative to the folder of the result.</param>
/// <param name="Sha256">SHA-256 of its content, in hexadecimal.</param>
public sealed record SeriesFile(string Path, string Sha256);
