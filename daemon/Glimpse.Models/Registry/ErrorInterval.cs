namespace Glimpse.Models.Registry;

/// <summary>
/// How far measured values lie from predicted ones, found on complexes that the model hadn't learned from: the same for
/// every prediction.
/// </summary>
/// <param name="Coverage">The share of measured values that lie within, above 0 and below 1.</param>
/// <param name="HalfWidth">Within so much of the prediction, in the first output's unit.</param>
public sealed record ErrorInterval(double Coverage, double HalfWidth);
