namespace Glimpse.Protocol.Wire;

/// <summary>A ligand is finished while others of the same request may still run; the answer will repeat it.</summary>
/// <param name="Token">The request's token.</param>
/// <param name="Ligand">What became of it.</param>
public sealed record LigandNotice(string Token, ExplainedLigand Ligand);
