using System.Collections.Immutable;

namespace Glimpse.Protocol.Wire;

/// <summary>What became of every ligand of a request.</summary>
/// <param name="Results">One for each ligand or frame, in order.</param>
/// <param name="Explained">How many were explained.</param>
/// <param name="Failed">How many weren't.</param>
public sealed record ExplainAnswer(ImmutableArray<ExplainedLigand> Results, int Explained, int Failed);
