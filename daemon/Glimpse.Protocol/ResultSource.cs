namespace Glimpse.Protocol;

/// <summary>Where a result's structures came from: file names, never folders.</summary>
/// <param name="Protein">File or text that the protein came from.</param>
/// <param name="Ligand">File or text that the ligand came from; the protein's when they came together.</param>
/// <param name="Record">The ligand's record in its file, from 1; null when it was picked out of the protein's file.</param>
public sealed record ResultSource(string Protein, string Ligand, int? Record);
