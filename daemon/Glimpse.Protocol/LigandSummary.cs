namespace Glimpse.Protocol;

/// <summary>The ligand of a result.</summary>
/// <param name="Id">Chain, residue name and number as <c>A:SNX:901</c>, or <c>:478:200</c> with a blank chain; read back by <c>--ligand</c>.</param>
/// <param name="Title">The record's own name (first line of an SDF record); empty when it has none.</param>
/// <param name="HeavyAtoms">How many heavy atoms it has.</param>
public sealed record LigandSummary(string Id, string Title, int HeavyAtoms);
