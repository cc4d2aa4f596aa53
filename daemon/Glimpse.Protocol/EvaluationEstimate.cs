namespace Glimpse.Protocol;

/// <summary>A figure and its 95 % interval from a bootstrap over clusters of proteins.</summary>
/// <param name="Value">The figure over all rows.</param>
/// <param name="Low">Lower end of the interval; null where there are too few clusters to tell.</param>
/// <param name="High">Upper end; null likewise.</param>
public sealed record EvaluationEstimate(double Value, double? Low, double? High);
