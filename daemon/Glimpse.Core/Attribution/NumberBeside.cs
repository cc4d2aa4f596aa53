namespace Glimpse.Core.Attribution;

/// <summary>A number that stands beside the one that is explained, since a model's users know it by that.</summary>
/// <param name="Name">What they call it, such as <c>CNNscore</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Note">How it comes about, in words.</param>
public sealed record NumberBeside(string Name, double Value, string Unit, string Note);
