namespace Glimpse.Protocol.Wire;

/// <summary>How long calls of a method took, over the last thousand.</summary>
/// <param name="Method">The method; for <c>explain</c> the time includes waiting.</param>
/// <param name="Calls">Calls since the start.</param>
/// <param name="Median">Median, milliseconds.</param>
/// <param name="Percentile95">95th percentile, milliseconds.</param>
/// <param name="Maximum">Longest, milliseconds.</param>
public sealed record LatencySummary(string Method, long Calls, double Median, double Percentile95, double Maximum);
