namespace Glimpse.Core.Attribution;

/// <summary>One of several paths that add up.</summary>
/// <param name="Weight">Its share.</param>
/// <param name="Path">The path.</param>
public sealed record WeightedPath(double Weight, IGradientPath Path);
