using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>What may be the ligand.</summary>
/// <param name="Ligands">Candidates, molecules before short chains, largest first, copies together; empty when there is none.</param>
/// <param name="Assumptions">What was decided in reading that concerns the choice, such as which of several models was read.</param>
public sealed record LigandsAnswer(ImmutableArray<LigandChoice> Ligands, ImmutableArray<Notice> Assumptions);
