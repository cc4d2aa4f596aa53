namespace Glimpse.Bridge.Diagnosis;

/// <summary>One line of <c>glimpse doctor</c>.</summary>
/// <param name="Health">How it is.</param>
/// <param name="What">What was looked at and what was found.</param>
/// <param name="Mend">What to do about it; null where nothing need be done.</param>
internal sealed record Finding(Health Health, string What, string? Mend = null);
