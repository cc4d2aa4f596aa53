namespace Glimpse.Bench.Engine;

/// <summary>A plain loop with the number of steps that meets a tolerance.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Steps">The steps, of a doubling series.</param>
/// <param name="S">What they took, seconds.</param>
/// <param name="Met">False when the longest series still missed more.</param>
internal sealed record TunedLoop(string Rule, int Steps, double S, bool Met);
