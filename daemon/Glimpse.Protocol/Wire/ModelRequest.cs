namespace Glimpse.Protocol.Wire;

/// <summary>Asks for one model; the answer is its <see cref="ModelSummary"/>.</summary>
/// <param name="Model">Its name.</param>
public sealed record ModelRequest(string Model);
