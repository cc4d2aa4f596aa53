using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>What may be the ligand.</summary>
/// <param name="Ligands">Candidates, largest first, copies together; empty when there is none.</param>
public sealed record LigandsAnswer(ImmutableArray<LigandChoice> Ligands);
