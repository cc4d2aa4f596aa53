namespace Glimpse.Protocol.Wire;

/// <summary>What became of a ligand: a result and its summary, or an error.</summary>
/// <param name="Index">Which ligand or frame of the request, from 0.</param>
/// <param name="ResultId">What to ask for its maps and atoms by; null when it failed.</param>
/// <param name="Summary">
/// The record of <c>summary.json</c> with <c>atoms</c> empty (<c>result/atoms</c> has them); null when it failed.
/// </param>
/// <param name="Error">Why it failed; null when it didn't.</param>
public sealed record ExplainedLigand(int Index, string? ResultId, ExplainResult? Summary, Fault? Error);
