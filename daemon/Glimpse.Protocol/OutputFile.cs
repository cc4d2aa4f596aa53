namespace Glimpse.Protocol;

/// <summary>A file written with a result.</summary>
/// <param name="Kind">What it is: <c>summary</c>, <c>atoms-csv</c>, <c>atoms-pdb</c>, <c>map-dx</c>, <c>map-cube</c>, <c>map-npy</c> or <c>series-entry</c>.</param>
/// <param name="Path">Its path relative to the folder of the result.</param>
/// <param name="Channel">Index of the channel that a map shows; null otherwise.</param>
public sealed record OutputFile(string Kind, string Path, int? Channel);
