namespace Glimpse.Core.Attribution;

/// <summary>What one member of an ensemble predicts.</summary>
/// <param name="Name">The member.</param>
/// <param name="Weight">Its share of the mean; all shares sum to 1.</param>
/// <param name="Value">F(x) of it alone, averaged as the prediction is.</param>
public sealed record MemberPrediction(string Name, double Weight, double Value);
