namespace Glimpse.Protocol.Wire;

/// <summary>What counts as protein.</summary>
/// <param name="IncludeWaters">Keep crystal waters; the models never saw any.</param>
/// <param name="IncludeBuffer">Keep buffer and cryoprotectant; the models never saw any.</param>
/// <param name="Symmetry">Add the crystal's symmetry mates within 12 Å of the ligand that the structure doesn't hold; not with frames.</param>
public sealed record TypingChoice(bool IncludeWaters = false, bool IncludeBuffer = false, bool Symmetry = false);
