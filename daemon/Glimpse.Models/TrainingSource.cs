namespace Glimpse.Models;

/// <summary>A data set that a model was trained on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Complexes">How many complexes of it were used.</param>
/// <param name="License">The licence it is under.</param>
/// <param name="Source">Where it comes from: a DOI or an address.</param>
public sealed record TrainingSource(string Name, int Complexes, string License, string Source);
