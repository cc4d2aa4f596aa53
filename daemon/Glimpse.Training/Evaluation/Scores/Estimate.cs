namespace Glimpse.Training.Evaluation.Scores;

/// <summary>A figure and its 95 % interval from a bootstrap over clusters.</summary>
/// <param name="Value">The figure over all rows; NaN where it is undefined.</param>
/// <param name="Low">2.5th percentile; null where there are too few clusters to tell.</param>
/// <param name="High">97.5th percentile; null likewise.</param>
public sealed record Estimate(double Value, double? Low, double? High);
