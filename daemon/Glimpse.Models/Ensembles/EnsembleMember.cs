namespace Glimpse.Models.Ensembles;

/// <summary>A member of an ensemble.</summary>
/// <param name="Model">Its name: a folder in the ensemble's own, or beside it.</param>
/// <param name="Weight">Its share of the mean, together with the others'; above 0.</param>
public sealed record EnsembleMember(string Model, double Weight = 1);
