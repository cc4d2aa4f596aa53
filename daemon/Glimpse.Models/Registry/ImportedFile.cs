namespace Glimpse.Models.Registry;

/// <summary>A file of another program's that a network was imported from.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record ImportedFile(string Name, string Sha256);
