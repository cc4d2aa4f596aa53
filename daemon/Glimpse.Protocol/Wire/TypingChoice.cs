namespace Glimpse.Protocol.Wire;

/// <summary>What counts as protein.</summary>
/// <param name="IncludeWaters">Keep crystal waters; the models never saw any.</param>
/// <param name="IncludeBuffer">Keep buffer and cryoprotectant; the models never saw any.</param>
public sealed record TypingChoice(bool IncludeWaters = false, bool IncludeBuffer = false);
