namespace Glimpse.Models.Registry;

/// <summary>A data set that a model was trained on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Complexes">How many complexes of it were used.</param>
/// <param name="License">The licence it is under.</param>
public sealed record TrainingSource(string Name, int Complexes, string License);
