namespace Glimpse.Protocol.Wire;

/// <summary>Requests to explain, since the start.</summary>
/// <param name="Done">Answered.</param>
/// <param name="FromCache">Those of them that needed no computing.</param>
/// <param name="Failed">Refused or broken off with an error.</param>
/// <param name="Cancelled">Cancelled, or dropped since their client went away.</param>
/// <param name="Waiting">Waiting now.</param>
/// <param name="Running">Begun and not finished now.</param>
/// <param name="Ligands">Ligands explained.</param>
public sealed record JobCounts(int Done, int FromCache, int Failed, int Cancelled, int Waiting, int Running, long Ligands);
