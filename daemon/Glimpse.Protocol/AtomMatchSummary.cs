namespace Glimpse.Protocol;

/// <summary>An atom that both ligands of a comparison have in the same place.</summary>
/// <param name="LigandIndex">The ligand's atom, an index in <see cref="ExplainResult.Atoms"/>.</param>
/// <param name="LigandName">Its name.</param>
/// <param name="ReferenceIndex">The reference's atom, likewise.</param>
/// <param name="ReferenceName">Its name.</param>
/// <param name="Distance">Distance between them, Å.</param>
/// <param name="HaveSameChannels">True when both are in the same channels.</param>
/// <param name="Net">Sum of both contributions, in the model's unit.</param>
public sealed record AtomMatchSummary(
    int LigandIndex,
    string LigandName,
    int ReferenceIndex,
    string ReferenceName,
    double Distance,
    bool HaveSameChannels,
    double Net);
