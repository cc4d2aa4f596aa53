using Glimpse.Models.Inference;

namespace Glimpse.Models.Ensembles;

/// <summary>A member of an ensemble, ready to compute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its share of the mean; all shares sum to 1.</param>
/// <param name="Model">The output that it contributes.</param>
internal sealed record WeightedModel(string Name, double Weight, ILoadedModel Model);
