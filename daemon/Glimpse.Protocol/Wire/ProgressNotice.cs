namespace Glimpse.Protocol.Wire;

/// <summary>How far a request is; at most ten a second, stages may be skipped.</summary>
/// <param name="Token">The request's token.</param>
/// <param name="Ligand">Which ligand or frame is worked on, from 0.</param>
/// <param name="Of">How many there are; 0 while that isn't known.</param>
/// <param name="Stage"><c>queued</c>, <c>loading</c> (the model), <c>reading</c>, <c>typing</c> or <c>explaining</c>.</param>
/// <param name="Share">Share of this ligand's work that is done, 0 to 1.</param>
public sealed record ProgressNotice(string Token, int Ligand, int Of, string Stage, double Share);
