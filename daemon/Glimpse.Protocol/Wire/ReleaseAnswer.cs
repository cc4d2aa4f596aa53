namespace Glimpse.Protocol.Wire;

/// <summary>What was released.</summary>
/// <param name="Released">How many of the results were still there.</param>
public sealed record ReleaseAnswer(int Released);
