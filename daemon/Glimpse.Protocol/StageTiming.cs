namespace Glimpse.Protocol;

/// <summary>How long a stage took.</summary>
/// <param name="Stage">Its name, such as <c>read</c>.</param>
/// <param name="Milliseconds">Wall time.</param>
public sealed record StageTiming(string Stage, double Milliseconds);
