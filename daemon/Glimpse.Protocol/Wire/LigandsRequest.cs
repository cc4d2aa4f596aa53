namespace Glimpse.Protocol.Wire;

/// <summary>Asks what in a structure may be the ligand.</summary>
/// <param name="Structure">The structure.</param>
/// <param name="Reading">What to take from it.</param>
public sealed record LigandsRequest(StructureText Structure, ReadingChoice? Reading = null);
